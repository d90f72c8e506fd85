package io.github.mfa4j.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.servers.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** A tour goes on from what the one before has left: in a file, in a database, on Redis. */
@Timeout(120)
class SecondTourTest {

    private static final String ENTER = "\n".repeat(100);
    private static final String REMEMBERED = "The shop remembers her: she has the";
    private static final String THE_END = "That was the tour.";

    @TempDir
    private Path folder;

    @Test
    void theSecondTourRemembersAlice() {
        assertThat(tour("--auto").out()).contains("✓ CONFIRMED", THE_END).doesNotContain(REMEMBERED);

        Program second = tour("--auto");
        assertThat(second.exit()).isEqualTo(Exit.YES);
        assertThat(second.out())
                .containsSubsequence(
                        REMEMBERED,
                        "✓ Verified: user alice, factor totp",
                        "✗ Refused: REPLAYED",
                        "✓ Verified: user alice, factor mail",
                        "printed on an earlier tour is gone",
                        "✓ Verified: user alice, factor recovery",
                        THE_END);
        assertThat(tour("--auto").out()).as("and the third the new phone").contains(REMEMBERED, THE_END);
    }

    @Test
    void whoLeavesComesBackToWhatWasThere() {
        assertThat(Program.typing(folder, "\n\n\nq\n", "tour").out()).contains("✓ CONFIRMED", "You left the tour.");

        assertThat(Program.typing(folder, ENTER, "tour").out()).contains(REMEMBERED, THE_END);
    }

    @Test
    void whoLeavesBeforeConfirmingHasNothing() {
        assertThat(Program.typing(folder, "q\n", "tour").out()).doesNotContain("CONFIRMED");

        assertThat(tour("--auto").out()).contains("✓ CONFIRMED", THE_END).doesNotContain(REMEMBERED);
    }

    /** Five wrong codes a tour, and every mailed code within an hour: whatever locks or runs out, the story goes on. */
    @Test
    void manyToursOnOneShop() {
        for (int i = 0; i < 12; i++) {
            assertThat(tour("--auto").out()).as("tour %d", i).contains("A mailed code", THE_END);
        }
    }

    @Test
    void anotherPhoneBeginsAnew() throws IOException {
        tour("--auto");
        try (Stream<Path> files = Files.list(folder)) {
            Files.delete(files.filter(SecondTourTest::isPhone).findFirst().orElseThrow());
        }

        assertThat(tour("--auto").out()).containsSubsequence("her phone is not here", "✓ CONFIRMED", THE_END);
    }

    @Test
    void aLostKeyBeginsAnewToo() throws IOException {
        tour("--auto");
        Files.delete(folder.resolve("tour.key"));

        assertThat(tour("--auto").out()).containsSubsequence("her phone is not here", "✓ CONFIRMED", THE_END);
    }

    @Test
    void aDamagedKeySaysWhatToDo() throws IOException {
        for (byte[] damaged : new byte[][] {{}, {(byte) 0xFF}, {'a', '\n', 'b'}}) {
            Files.write(folder.resolve("tour.key"), damaged);

            Program run = tour("--auto");
            assertThat(run.exit()).isEqualTo(Exit.BAD_USAGE);
            assertThat(run.err()).matches("quickstart tour: .*tour.key is damaged; delete the file.*\\n");
        }
    }

    @Test
    void aDamagedPhoneHasForgotten() throws IOException {
        tour("--auto");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path phone : files.filter(SecondTourTest::isPhone).toList()) {
                Files.writeString(phone, "id\notpauth://totp/\n2099-11-22T12:00:00Z\n", UTF_8);
            }
        }

        assertThat(tour("--auto").out()).containsSubsequence("her phone is not here", "✓ CONFIRMED", THE_END);
    }

    @Test
    void onlyTheOwnerReadsWhatIsKept() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("a/b"));
        Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwxr-xr-x"));
        Program.typing(inside, "", "tour", "--auto");

        assertThat(Files.getPosixFilePermissions(inside)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.list(inside)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("phone-.*", "phone")))
                    .containsExactlyInAnyOrder("tour.mv.db", "tour.key", "phone");
        }
    }

    @Test
    void noPlaceToKeepAnythingIsSaidAndNoObstacle() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder", UTF_8);

        Program run = Program.typing(file, "", "tour", "--auto");

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).startsWith("Nothing can be kept").contains(THE_END);
        Program withDatabase = Program.typing(file, "", "tour", "--auto", "--db", "jdbc:h2:mem:any");
        assertThat(withDatabase.exit()).isEqualTo(Exit.BAD_USAGE);
        assertThat(withDatabase.err()).startsWith("quickstart tour: the data folder cannot be used");
    }

    @Test
    void aHomeThatTheLocaleCannotNameIsNoObstacleEither() {
        Supplier<Path> unnamed = () -> {
            throw new InvalidPathException("/home/j?rgen", "Malformed input");
        };
        assertThat(Program.with(unnamed, "tour", "--auto").out())
                .startsWith("Nothing can be kept")
                .contains(THE_END);
        assertThat(Program.with(unnamed, "code", "--secret", "JBSWY3DPEHPK3PXP").exit())
                .isEqualTo(Exit.YES);
    }

    @Test
    void aFaultIsNoAnswer() {
        Supplier<Path> faulty = () -> {
            throw new IllegalStateException("a fault of the program");
        };
        assertThat(Program.with(faulty, "tour").exit()).isEqualTo(Exit.FAULT);
    }

    private static boolean isPhone(Path file) {
        return file.getFileName().toString().startsWith("phone");
    }

    @Test
    void onPostgresqlAndRedis() {
        try (RedisServer redis = RedisServer.start();
                RedisClient client = RedisClient.create(redis.uri())) {
            List<String> options = List.of(
                    "--auto",
                    "--db",
                    PostgresServer.shared().newDatabase(),
                    "--redis",
                    redis.uri().toString());
            String[] args = options.toArray(String[]::new);

            assertThat(tour(args).out()).contains("✓ CONFIRMED", THE_END);
            assertThat(client.keys("mfa:*"))
                    .as("Alice's mailed codes, her index, her address")
                    .hasSize(3);
            assertThat(tour(args).out()).contains(REMEMBERED, THE_END);
        }
    }

    @Test
    void aWrongDatabaseIsBadUsageInOneLine() {
        assertBadUsage("begins with jdbc:", "--db", "postgresql://localhost/secret");
        assertBadUsage("H2 and PostgreSQL", "--db", "jdbc:oracle:thin:@secret");
        assertBadUsage("gave no connection", "--db", "jdbc:postgresql://127.0.0.1:1/secret?user=secret");
    }

    @Test
    void aWrongRedisIsBadUsageInOneLine() {
        assertBadUsage("redis://host:port", "--redis", "http://secret");
        assertBadUsage("redis://host:port", "--redis", "localhost");
        assertBadUsage("redis://host:port", "--redis", "redis://localhost");
        assertBadUsage("redis://host:port", "--redis", "redis://:secret word@127.0.0.1:1");
        assertBadUsage("redis://host:port", "--redis", "redis://:secret%zz@127.0.0.1:1");
        assertBadUsage("--redis", "--redis", "redis://:secret@127.0.0.1:1");
    }

    private void assertBadUsage(String why, String... options) {
        Program run = tour(options);

        assertThat(run.exit()).isEqualTo(Exit.BAD_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .matches("quickstart tour: .*" + Pattern.quote(why) + ".*\\n")
                .doesNotContain("secret");
    }

    private Program tour(String... options) {
        String[] args = Stream.concat(Stream.of("tour"), Stream.of(options)).toArray(String[]::new);
        return Program.typing(folder, "", args);
    }
}
