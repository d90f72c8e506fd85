package io.github.mfa4j.examples.auth.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Folders and files that only the account of the service can read. */
public final class OwnFolder {

    private OwnFolder() {}

    /** The folder that a variable names, made if it is not there; null if it cannot be. */
    static @Nullable Path of(Reading in, Variable variable, String otherwise) {
        String name = in.text(variable, otherwise);
        try {
            Path folder = Path.of(name).toAbsolutePath().normalize();
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IOException("not writable");
            }
            protect(folder);
            return folder;
        } catch (IOException | InvalidPathException e) {
            in.problem(variable, "is \"" + name + "\", which is no folder that this process may make and write to");
            return null;
        }
    }

    /**
     * Lets only the owner read it, where the file system knows owners.
     *
     * @param path a file or folder
     * @throws IOException if that cannot be set
     */
    public static void protect(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            String permissions = Files.isDirectory(path) ? "rwx------" : "rw-------";
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
