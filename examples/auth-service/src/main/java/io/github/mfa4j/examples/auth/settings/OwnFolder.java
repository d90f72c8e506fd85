package io.github.mfa4j.examples.auth.settings;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders and files that only the account of the service can read. */
public final class OwnFolder {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private OwnFolder() {}

    /**
     * The folder that a variable names, made if it is not there; null if it cannot be. One that others can read is somebody else's
     * business, such as /tmp: it is not taken from them.
     */
    static @Nullable Path of(Reading in, Variable variable, String otherwise) {
        String name = in.text(variable, otherwise);
        try {
            Path folder = Path.of(name).toAbsolutePath().normalize();
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(
                    folder,
                    posix
                            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                            : new FileAttribute<?>[0]);
            if (!Files.isWritable(folder)) {
                throw new IOException("not writable");
            }
            if (posix && !OWNER.containsAll(Files.getPosixFilePermissions(folder))) {
                in.problem(
                        variable,
                        "is \"" + name
                                + "\", which others can read or write: name one that is not there yet, or have it"
                                + " for this account alone (chmod 700)");
                return null;
            }
            return folder;
        } catch (IOException | InvalidPathException e) {
            in.problem(variable, "is \"" + name + "\", which is no folder that this process may make and write to");
            return null;
        }
    }

    /**
     * Writes a file that only the owner can read, where the file system knows owners: all of it or nothing, whatever ends this
     * process.
     *
     * @param file the file
     * @param text what it is to hold
     * @param charset in which bytes
     * @throws IOException if that cannot be done
     */
    public static void write(Path file, String text, Charset charset) throws IOException {
        // A temporary file is its owner's alone from the beginning.
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".draft");
        try {
            Files.writeString(draft, text, charset);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
