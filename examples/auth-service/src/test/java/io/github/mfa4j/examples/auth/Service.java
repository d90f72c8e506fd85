package io.github.mfa4j.examples.auth;

import io.github.mfa4j.examples.auth.account.EmailAddress;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The real service on a free port of loopback, in this process, with a folder of its own. */
final class Service implements Site, AutoCloseable {

    private final Path folder;
    private final ConfigurableApplicationContext context;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    private Service(Path folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** Starts one; of the limits on requests only those that a test sets are narrow. */
    static Service start(String... variables) {
        return startIn(newFolder(), variables);
    }

    static Service startIn(Path folder, String... variables) {
        List<String> args = new ArrayList<>(List.of(
                "--PORT=0",
                "--DATA_DIR=" + folder.resolve("data"),
                "--OUTBOX_DIR=" + folder.resolve("outbox"),
                "--MFA_ADMIN_EMAIL=root@example.com",
                "--REQUESTS_PER_HOUR=10000",
                "--REQUESTS_PER_DAY=10000",
                "--logging.level.root=off"));
        for (String variable : variables) {
            args.removeIf(arg -> arg.startsWith(variable.substring(0, variable.indexOf('=') + 1)));
            args.add(variable);
        }
        return new Service(
                folder,
                new SpringApplicationBuilder(AuthService.class, TestTime.class).run(args.toArray(String[]::new)));
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory("auth-service");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Client client() {
        return new Client("http://127.0.0.1:" + port(), answers::add);
    }

    /** All answers to its clients. */
    Queue<Answer> answers() {
        return answers;
    }

    int port() {
        return Integer.parseInt(property("local.server.port"));
    }

    String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    @Override
    public Mailbox mailbox(String address) {
        return new Mailbox(folder.resolve("outbox"), address);
    }

    /** The id of who has registered. */
    String idOf(Person person) {
        return bean(Users.class)
                .find(new EmailAddress(person.email))
                .orElseThrow()
                .id();
    }

    /** How many sessions of theirs are not ended, of programs and browsers. */
    long openSessionsOf(Person person) {
        return bean(JdbcClient.class)
                .sql("select count(*) from sessions where user_id = ? and ended_at is null")
                .param(idOf(person))
                .query(Long.class)
                .single();
    }

    /** What the log says of them: the kinds of events. */
    List<String> notedOf(Person person) {
        return bean(JdbcClient.class)
                .sql("select kind from audit_events where user_id = ? order by id")
                .param(idOf(person))
                .query(String.class)
                .list();
    }

    Instant now() {
        return time().instant();
    }

    SettableClock time() {
        return context.getBean(SettableClock.class);
    }

    void advance(Duration duration) {
        time().advance(duration);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** As a node does that stops. */
    void refuseTraffic() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
