package io.github.mfa4j.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL server. */
public final class PostgresServer extends JdbcServer {

    /** What fits on the disk of {@link #newDatabaseOnSmallDisk()}; an empty database takes 8 MiB. */
    public static final int SMALL_DISK_MEBIBYTES = 16;

    private static final String NAME = "PostgreSQL";
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";
    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "TZ", "UTC");

    private static @Nullable PostgresServer shared;
    private static @Nullable Path programs;

    private final boolean hasSmallDisk;

    private PostgresServer(boolean hasSmallDisk) {
        super(NAME);
        this.hasSmallDisk = hasSmallDisk;
    }

    /**
     * Starts a server of the caller's own, with empty data.
     *
     * @return the server, which the caller closes
     * @throws ServerUnavailableException if this machine cannot
     */
    public static PostgresServer start() {
        return begin(new PostgresServer(false));
    }

    /**
     * Starts a server of the caller's own that also has a small disk, in memory. A kill loses that disk.
     *
     * @return the server, which the caller closes
     * @throws ServerUnavailableException if this machine cannot
     */
    public static PostgresServer startWithSmallDisk() {
        return begin(new PostgresServer(true));
    }

    /**
     * The server that all tests of this JVM share, each in a database of its own. It ends with the JVM and must not be
     * killed.
     *
     * @return always the same
     * @throws ServerUnavailableException if this machine cannot
     */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            shared = start();
            Host.atExit(shared::close);
        }
        return shared;
    }

    /**
     * Makes an empty database on the small disk.
     *
     * @return its JDBC URL, user included
     */
    public String newDatabaseOnSmallDisk() {
        execute("CREATE TABLESPACE small LOCATION '" + smallDisk() + "'");
        return newDatabase(" TABLESPACE small");
    }

    @Override
    void initialize() {
        // The superuser has no password: the server listens on the loopback interface only.
        List<String> command = List.of(
                program("initdb"),
                "--pgdata=" + data(),
                "--username=mfa",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
                "--no-instructions");
        Host.run(NAME, Host.unprivileged(command), ENVIRONMENT, InputStream.nullInputStream());
    }

    @Override
    List<String> command() {
        List<String> server = List.of(
                program("postgres"),
                "-D" + data(),
                "--port=" + port(),
                "--listen_addresses=127.0.0.1",
                "--unix_socket_directories=");
        return hasSmallDisk ? onSmallDisk(server) : Host.unprivileged(server);
    }

    /** Mounts a file system that only the server sees and that ends with it. */
    private List<String> onSmallDisk(List<String> server) {
        String mount =
                "mkdir -p \"$0\" && mount -t tmpfs -o size=" + SMALL_DISK_MEBIBYTES + "m tmpfs \"$0\" && exec \"$@\"";
        List<String> asRoot = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                mount,
                smallDisk().toString());
        return Stream.of(asRoot, Host.contained(server)).flatMap(List::stream).toList();
    }

    @Override
    Map<String, String> environment() {
        return ENVIRONMENT;
    }

    @Override
    String readyText() {
        return "database system is ready to accept connections";
    }

    @Override
    String jdbcUrl(@Nullable String database) {
        String name = database == null ? "postgres" : database;
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + name + "?user=mfa";
    }

    private String data() {
        return folder().resolve("data").toString();
    }

    private Path smallDisk() {
        return folder().resolve("small");
    }

    private static String program(String name) {
        return programs().resolve("bin").resolve(name).toString();
    }

    /** The programs, unpacked once for all servers of this JVM. */
    private static synchronized Path programs() {
        if (programs == null) {
            Host.requireLinuxOnX86(NAME);
            Path folder = Host.newFolder("postgres");
            Host.atExit(() -> Host.delete(folder));
            try (InputStream archive = PostgresServer.class.getResourceAsStream("/" + ARCHIVE)) {
                InputStream tar = new XZInputStream(Objects.requireNonNull(archive, ARCHIVE));
                Host.run(NAME, List.of("tar", "-x", "-C", folder.toString()), ENVIRONMENT, tar);
            } catch (IOException e) {
                throw ServerUnavailableException.of(NAME, "cannot unpack " + ARCHIVE + ": " + e.getMessage());
            }
            programs = folder;
        }
        return programs;
    }
}
