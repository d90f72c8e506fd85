package io.github.mfa4j.quickstart.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mfa4j.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The folder in which a tour finds what the one before has left: the database, the shop's key, the built-in phone. Only its
 * owner can read it. A real installation keeps its key apart from its database.
 */
public final class DataFolder {

    private static final String NAME = "mfa4j-quickstart";
    private static final String KEY_FILE = "tour.key";

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * The folder for data of this program, where the system of the user expects it.
     *
     * @param environment looks up an environment variable, null if there is none
     * @param home the user's home
     * @return the folder, which need not exist
     * @throws java.nio.file.InvalidPathException if the locale of this process cannot name it
     */
    public static Path ofUser(UnaryOperator<String> environment, Path home) {
        String windows = environment.apply("LOCALAPPDATA");
        if (windows != null && !windows.isBlank()) {
            return Path.of(windows, NAME);
        }
        // XDG Base Directory Specification: a path that is not absolute is to be ignored.
        String xdg = environment.apply("XDG_DATA_HOME");
        return xdg != null && Path.of(xdg).isAbsolute()
                ? Path.of(xdg, NAME)
                : home.resolve(Path.of(".local", "share", NAME));
    }

    /**
     * Opens the folder, and makes it if it is not there.
     *
     * @param path where it is
     * @return the folder
     * @throws UncheckedIOException if it cannot be made
     */
    public static DataFolder at(Path path) {
        try {
            Files.createDirectories(path);
            allowOwnerOnly(path, "rwx------");
            return new DataFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The default database, a file of H2. What was answered is in the file, whatever ends this process. */
    String jdbcUrl() {
        String file = path.resolve("tour").toAbsolutePath().toString();
        if (file.contains(";")) {
            throw new UncheckedIOException(new IOException("H2 takes no path with a semicolon"));
        }
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
    }

    /** The shop's key, made with the first tour. */
    KeyRing keys() {
        List<String> lines = read(KEY_FILE).orElseGet(this::newKey);
        try {
            return KeyRing.of(lines.get(0), Base64.getDecoder().decode(lines.get(1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    path.resolve(KEY_FILE) + " is damaged; delete the file, and the next tour begins anew", e);
        }
    }

    private List<String> newKey() {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        byte[] id = new byte[4];
        SecureRandom random = new SecureRandom();
        random.nextBytes(key);
        random.nextBytes(id);
        List<String> lines = List.of(
                "tour-" + HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(key));
        write(KEY_FILE, lines);
        return lines;
    }

    Optional<List<String>> read(String file) {
        try {
            return Optional.of(Files.readAllLines(path.resolve(file), UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of(List.of()); // Damaged, and to whoever reads it as good as empty.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it or nothing, whatever ends this process. */
    void write(String file, List<String> lines) {
        try {
            Path draft = Files.createTempFile(path, file, ".draft");
            try {
                allowOwnerOnly(draft, "rw-------");
                Files.write(draft, lines, UTF_8);
                Files.move(
                        draft, path.resolve(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void allowOwnerOnly(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
