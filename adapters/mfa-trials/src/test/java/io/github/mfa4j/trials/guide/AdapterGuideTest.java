package io.github.mfa4j.trials.guide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Busy;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/adapters.md} shows is code that runs, and its table is what the code answers. */
class AdapterGuideTest {

    private static final Path ROOT =
            Path.of(requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root, which the parent pom sets"));
    private static final Path SOURCES = ROOT.resolve("adapters/mfa-trials/src/test/java/io/github/mfa4j/trials/guide");
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| `(NotNow|Unavailable|Refused)` ((?:`[A-Z_]+`(?:, )?)+) \\| .* \\| (\\d{3})\\b.*\\|$");
    private static final Pattern REASON = Pattern.compile("`([A-Z_]+)`");
    private static final UserId ALICE = UserId.of("alice");
    private static final UserId BOB = UserId.of("bob");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryUserDirectory users = new InMemoryUserDirectory();
    private final CapturingSender mailbox = new CapturingSender(Channel.MAIL);
    private final List<MfaEvent> events = new ArrayList<>();
    private final SecondStep step = step();

    /** A browser whose user has typed a password. */
    private static final class Browser implements Session {

        private @Nullable UserId afterPassword;
        private @Nullable UserId user;
        private @Nullable String token;
        private int id;

        Browser(UserId afterPassword) {
            this.afterPassword = afterPassword;
        }

        @Override
        public @Nullable UserId afterPassword() {
            return afterPassword;
        }

        @Override
        public @Nullable String token() {
            return token;
        }

        @Override
        public void keep(String newToken) {
            token = newToken;
        }

        @Override
        public void logIn(UserId who) {
            afterPassword = null;
            token = null;
            id++;
            user = who;
        }
    }

    private SecondStep step() {
        for (UserId user : List.of(ALICE, BOB)) {
            Map<Channel, List<String>> addresses = Map.of(Channel.MAIL, List.of(user.id() + "@example.org"));
            users.put(user, new UserProfile(user.id(), Locale.ENGLISH, addresses));
        }
        SecondFactors wiring = new SecondFactors();
        MfaSetup setup = wiring.setup(
                KeyRing.ephemeral(), new InMemoryCodeStore(), new InMemorySecretVault(), users, List.of(events::add));
        SentCodeFactor mail = wiring.mail(setup, mailbox);
        MultiFactor mfa = wiring.multiFactor(setup, List.of(wiring.totp(setup), mail, wiring.recovery(setup)));
        return new SecondStep(mfa, mail);
    }

    private static String document() throws IOException {
        return Files.readString(ROOT.resolve("docs/adapters.md"));
    }

    @ParameterizedTest
    @CsvSource({"SecondFactors, wiring", "Session, session", "SecondStep, step", "Answer, answer"})
    void theGuideShowsIt(String type, String region) throws IOException {
        String source = Files.readString(SOURCES.resolve(type + ".java"));
        int start = source.indexOf("// [" + region + "]\n");
        int end = source.indexOf("// [/" + region + "]");
        assertThat(start).isPositive();
        String snippet = source.substring(source.indexOf('\n', start) + 1, end)
                .stripTrailing()
                .stripIndent();
        assertThat(document()).contains("```java\n" + snippet + "\n```");
    }

    @Test
    void theTableSaysOfEveryReasonWhatTheCodeAnswers() throws IOException {
        Map<String, Integer> table = new TreeMap<>();
        ROW.matcher(document())
                .results()
                .forEach(row -> REASON.matcher(row.group(2))
                        .results()
                        .forEach(reason ->
                                table.put(row.group(1) + " " + reason.group(1), Integer.valueOf(row.group(3)))));
        Map<String, Integer> code = new TreeMap<>();
        for (NotNow.Reason reason : NotNow.Reason.values()) {
            code.put("NotNow " + reason, Answer.to(new NotNow(reason, NOW)).status());
        }
        for (Unavailable.Reason reason : Unavailable.Reason.values()) {
            code.put("Unavailable " + reason, Answer.to(new Unavailable(reason)).status());
        }
        for (Refused.Reason reason : Refused.Reason.values()) {
            code.put("Refused " + reason, Answer.to(new Refused(reason)).status());
        }
        assertThat(table).isEqualTo(code);
    }

    @Test
    void theRightCodeLogsInOnceUnderAnotherSessionId() {
        Browser browser = new Browser(ALICE);
        assertThat(step.begin(browser)).isEqualTo(new Answer(200, "started", null));
        String token = requireNonNull(browser.token);
        assertThat(step.verify(browser, "no code").reason()).isEqualTo("malformed");
        assertThat(step.verify(browser, mailbox.lastCode())).isEqualTo(new Answer(200, "verified", null));
        assertThat(browser.user).isEqualTo(ALICE);
        assertThat(browser.id).isOne();
        assertThat(events).isNotEmpty();

        Browser again = new Browser(ALICE);
        again.keep(token);
        assertThat(step.verify(again, mailbox.lastCode()).status()).isEqualTo(401);
        assertThat(again.user).isNull();
    }

    @Test
    void theProofOfAnotherUserLogsNobodyIn() {
        Browser bobs = new Browser(BOB);
        step.begin(bobs);
        Browser alices = new Browser(ALICE);
        alices.keep(requireNonNull(bobs.token));
        assertThat(step.verify(alices, mailbox.lastCode()).reason()).isEqualTo("password_required");
        assertThat(alices.user).isNull();
    }

    @Test
    void anotherCodeHasToWaitAndSaysHowLong() {
        Browser browser = new Browser(ALICE);
        step.begin(browser);
        Answer answer = step.resend(browser);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.reason()).isEqualTo("resend_interval");
        assertThat(answer.retryAfter(Instant.now())).isBetween(1L, 60L);
    }

    @Test
    void retryAfterIsRoundedUpAndAtLeastASecond() {
        assertThat(new Answer(429, "locked", NOW.plusMillis(1_001)).retryAfter(NOW))
                .isEqualTo(2);
        assertThat(new Answer(429, "locked", NOW.plusSeconds(30)).retryAfter(NOW))
                .isEqualTo(30);
        assertThat(new Answer(429, "locked", NOW).retryAfter(NOW.plusSeconds(9)))
                .isOne();
        assertThat(Answer.to(new Busy()).retryAfter(NOW)).isOne();
    }

    @Test
    void anOutageIsOne() {
        assertThat(Answer.to(new MfaUnavailableException(Dependency.CODE_STORE, "down")))
                .isEqualTo(new Answer(503, "unavailable", null));
    }
}
