package io.github.mfa4j.trials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Change;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.NoticeMessage;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The life of an authenticator app, as its user hears of it by mail. */
class NoticesOfFactorsTest {

    private static final UserId ALICE = UserId.of("alice");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final InMemoryCodeStore store = new InMemoryCodeStore(100, clock);
    private final InMemoryUserDirectory users = new InMemoryUserDirectory();
    private final CapturingSender mailbox = new CapturingSender(Channel.MAIL);
    private final MfaSetup setup = MfaSetup.builder()
            .keys(Installation.KEYS)
            .codeStore(store)
            .secretVault(new InMemorySecretVault())
            .userDirectory(users)
            .listener(Notices.builder(users, store, Runnable::run)
                    .sender(mailbox)
                    .clock(clock)
                    .build())
            .clock(clock)
            .build();
    private final TotpFactor totp = TotpFactor.of(setup);
    private final MultiFactor mfa = MultiFactor.of(setup, totp);

    @Test
    void itsUserHearsOfItWhenItIsAddedRenewedLockedAndRemoved() {
        users.put(ALICE, new UserProfile("alice", Locale.ENGLISH, Map.of(Channel.MAIL, List.of("alice@example.org"))));

        Pending first = confirmed(totp.enroll(ALICE, "phone", null));
        assertThat(heard()).containsExactly(Kind.FACTOR_ADDED);

        Pending second = confirmed(totp.renew(ALICE, first.id(), Installation.ADMIN));
        assertThat(heard()).containsExactly(Kind.FACTOR_ADDED, Kind.FACTOR_RENEWED);

        Started login = (Started) mfa.challenge(ALICE, totp, Purpose.LOGIN);
        for (int i = 0; i < 5; i++) {
            assertThat(mfa.verify(login.token().value(), "00000" + i)).isInstanceOf(Refused.class);
        }
        assertThat(heard()).containsExactly(Kind.FACTOR_ADDED, Kind.FACTOR_RENEWED, Kind.LOCKED);

        assertThat(totp.remove(ALICE, second.id(), Installation.ADMIN)).isEqualTo(Change.DONE);
        assertThat(heard()).containsExactly(Kind.FACTOR_ADDED, Kind.FACTOR_RENEWED, Kind.LOCKED, Kind.FACTOR_REMOVED);
    }

    private Pending confirmed(EnrolmentResult begun) {
        Pending pending = (Pending) begun;
        clock.advance(Installation.STEP);
        String code = SimulatedAuthenticator.scan(pending, clock).code();
        assertThat(totp.confirm(ALICE, pending.id(), code)).isEqualTo(Confirmation.CONFIRMED);
        return pending;
    }

    private List<Kind> heard() {
        return mailbox.messages().stream()
                .map(message -> ((NoticeMessage) message).event().kind())
                .toList();
    }
}
