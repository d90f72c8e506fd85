package io.github.mfa4j.benchmarks.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcOptions;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.ott.JdbcOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeTokenService;

/** A database, with one pool of connections for everybody. */
final class JdbcBackend implements Backend {

    /** The table of Spring Security 7.1, but for its type of H2 that ignores case. */
    private static final String SPRING_TABLE =
            "CREATE TABLE one_time_tokens (token_value varchar(36) NOT NULL PRIMARY KEY,"
                    + " username varchar(50) NOT NULL, expires_at timestamp NOT NULL)";

    private final String name;
    private final Runnable end;
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate template = new JdbcTemplate(pool);
    private final JdbcOneTimeTokenService spring = new JdbcOneTimeTokenService(template);

    private JdbcBackend(String name, String url, int clients, Runnable end) {
        this.name = name;
        this.end = end;
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(clients);
    }

    /** With the settings that PostgreSQL has by default: a commit waits for the disk. */
    static JdbcBackend postgreSql(int clients) {
        PostgresServer server = PostgresServer.start();
        return new JdbcBackend("PostgreSQL", server.jdbcUrl(), clients, server::close);
    }

    /** In a file of this process, which has every commit before it is acknowledged; over one connection, as is advised. */
    static JdbcBackend h2() {
        Path folder = newFolder();
        return new JdbcBackend("H2", "jdbc:h2:" + folder.resolve("db") + ";WRITE_DELAY=0", 1, () -> delete(folder));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CodeStore codeStore() {
        JdbcSchema.create(pool);
        return JdbcCodeStore.of(pool);
    }

    @Override
    public SecretVault secretVault() {
        JdbcSchema.create(pool);
        return JdbcSecretVault.of(pool);
    }

    @Override
    public Floor floor(List<Recording> recordings) {
        JdbcOptions options = new JdbcOptions(JdbcFloor.PREFIX, null);
        JdbcSchema.create(pool, options);
        CodeStore registers = JdbcCodeStore.of(pool, options);
        SecretVault enrolments = JdbcSecretVault.of(pool, options);
        recordings.forEach(recording -> recording.copyTo(registers, enrolments));
        return new JdbcFloor(pool);
    }

    @Override
    public Optional<OneTimeTokenService> spring() {
        template.execute(SPRING_TABLE);
        return Optional.of(spring);
    }

    @Override
    public void close() {
        try {
            spring.destroy();
        } catch (Exception e) {
            throw new IllegalStateException("cannot end the tidying of Spring Security", e);
        } finally {
            pool.close();
            end.run();
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("mfa4j-h2-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
