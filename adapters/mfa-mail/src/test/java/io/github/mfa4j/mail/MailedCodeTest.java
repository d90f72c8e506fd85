package io.github.mfa4j.mail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second step over a mail server that works, refuses, hangs, and dies after it has delivered. */
class MailedCodeTest {

    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6})\\r?$");
    private static final UserId ADA = UserId.of("ada");

    private final PostOffice office = new PostOffice();
    private final List<MfaEvent> events = new ArrayList<>();
    private final SentCodeFactor mail;
    private final MultiFactor mfa;

    MailedCodeTest() {
        InMemoryUserDirectory users = new InMemoryUserDirectory();
        users.put(ADA, new UserProfile("ada", Locale.ENGLISH, Map.of(Channel.MAIL, List.of(MailSample.ADA))));
        MfaSetup setup = MfaSetup.builder()
                .keys(KeyRing.of("k", new byte[KeyRing.KEY_BYTES]))
                .codeStore(new InMemoryCodeStore())
                .secretVault(new InMemorySecretVault())
                .userDirectory(users)
                .listener(events::add)
                .clock(office.clock)
                .build();
        mail = SentCodeFactor.builder(
                        setup, office.plain().readTimeout(Duration.ofSeconds(1)).build())
                .build();
        mfa = MultiFactor.of(setup, mail);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aMailedCodeLogsIn() {
        String token = started(challenge());
        assertThat(mfa.verify(token, newestCode())).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.0 later", "550 5.1.1 unknown", FrontDoor.SILENCE, FrontDoor.BREAK})
    void A34_aMailThatCertainlyDidNotGoOutCostsQuotaButNoWaiting(String answer) {
        office.door().answer("RCPT", answer);
        assertThat(outage().certainlyNotAccepted()).isTrue();
        office.door().relent();

        // The failure and four more: five an hour, so the failure was charged once.
        assertThatFourMoreGoOutAndThenNone(Duration.ZERO);
        assertThat(events).extracting(MfaEvent::kind).containsOnlyOnce(Kind.DELIVERY_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {FrontDoor.SILENCE, FrontDoor.BREAK})
    void A34_aMailThatWentOutThoughTheServerNeverSaidSoIsChargedOnce(String answer) {
        office.door().answer(".", answer);
        assertThat(outage().certainlyNotAccepted()).isFalse();
        assertThat(office.received()).as("mails that were delivered").hasSize(1);
        office.door().relent();

        assertThat(challenge())
                .as("the mail may be on its way")
                .isEqualTo(new NotNow(NotNow.Reason.RESEND_INTERVAL, now().plusSeconds(60)));
        assertThatFourMoreGoOutAndThenNone(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "."})
    void A34_aResendThatFailsCanBeDoneAgain(String step) {
        String token = started(challenge());
        office.clock.advance(Duration.ofMinutes(1));
        office.door().answer(step, FrontDoor.BREAK);
        assertThatExceptionOfType(MfaUnavailableException.class).isThrownBy(() -> mfa.resend(token));
        office.door().relent();

        office.clock.advance(Duration.ofMinutes(2));
        String next = started(mfa.resend(token));
        assertThat(mfa.verify(next, newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A34_anErrorNamesTheServerAndTheStepAndNoCode() {
        office.door().answer(".", "554 5.7.1 refused");
        DeliveryException failure = outage();
        assertThat(failure)
                .hasMessageContaining("answered 554 5.7.1 to the end of the message")
                .hasNoCause();
        assertThat(mfa.inspect(ADA, mail).failures()).isZero();
        assertThat(String.valueOf(failure.getMessage())).doesNotContain(newestCode(), MailSample.ADA);
    }

    private void assertThatFourMoreGoOutAndThenNone(Duration first) {
        Duration pause = first;
        for (int i = 0; i < 4; i++) {
            office.clock.advance(pause);
            started(challenge());
            pause = Duration.ofMinutes(9);
        }
        office.clock.advance(pause);
        assertThat(challenge())
                .isInstanceOfSatisfying(
                        NotNow.class, later -> assertThat(later.reason()).isEqualTo(NotNow.Reason.USER_QUOTA));
    }

    private Instant now() {
        return office.clock.instant();
    }

    private ChallengeResult challenge() {
        return mfa.challenge(ADA, mail, Purpose.LOGIN);
    }

    private DeliveryException outage() {
        MfaUnavailableException thrown = catchThrowableOfType(MfaUnavailableException.class, this::challenge);
        assertThat(thrown.dependency()).isEqualTo(Dependency.SENDER);
        assertThat(thrown).hasCauseInstanceOf(DeliveryException.class);
        return requireNonNull((DeliveryException) thrown.getCause());
    }

    private String started(ChallengeResult result) {
        assertThat(result).isInstanceOf(Started.class);
        return ((Started) result).token().value();
    }

    private String newestCode() {
        Matcher code = CODE.matcher(
                Parsed.of(office.received().get(office.received().size() - 1)).text());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }
}
