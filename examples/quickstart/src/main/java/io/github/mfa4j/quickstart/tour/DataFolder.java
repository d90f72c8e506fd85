package io.github.mfa4j.quickstart.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mfa4j.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
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
            Files.createDirectories(path, onlyOwner(path, "rwx------"));
            return new DataFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of the default database, as H2 wants it: without its ending. */
    Path database() {
        return path.resolve("tour").toAbsolutePath();
    }

    /** The shop's key, made with the first tour. */
    KeyRing keys() {
        List<String> parts = read(KEY_FILE).orElseGet(() -> {
            byte[] random = new byte[KeyRing.KEY_BYTES];
            new SecureRandom().nextBytes(random);
            String id = "tour-" + HexFormat.of().formatHex(random, 0, 4);
            new SecureRandom().nextBytes(random);
            List<String> made = List.of(id, Base64.getEncoder().encodeToString(random));
            write(KEY_FILE, made);
            return made;
        });
        return KeyRing.of(parts.get(0), Base64.getDecoder().decode(parts.get(1)));
    }

    Optional<List<String>> read(String file) {
        try {
            return Optional.of(Files.readAllLines(path.resolve(file), UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, List<String> lines) {
        try {
            Path target = path.resolve(file);
            if (Files.notExists(target)) {
                Files.createFile(target, onlyOwner(path, "rw-------"));
            }
            Files.write(target, lines, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] onlyOwner(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
