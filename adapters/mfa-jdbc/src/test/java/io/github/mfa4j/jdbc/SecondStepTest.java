package io.github.mfa4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.spi.StoredVault;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The library on a database: an authenticator app, and what a later release wrote. */
@ParameterizedClass
@MethodSource("io.github.mfa4j.jdbc.TestDatabase#ofEachKind")
class SecondStepTest {

    private static final UserId CAROL = new UserId("acme", "carol");
    private static final KeyRing KEYS = KeyRing.of("2026-11", new byte[KeyRing.KEY_BYTES]);

    private final TestDatabase database;
    private final JdbcCodeStore store;
    private final JdbcSecretVault vault;
    private final SettableClock clock = new SettableClock(Samples.NOON);
    private final TotpFactor totp;
    private final MultiFactor mfa;

    SecondStepTest(TestDatabase database) {
        this.database = database.withSchema();
        database.execute("DELETE FROM mfa_register", "DELETE FROM mfa_vault");
        this.store = JdbcCodeStore.of(database.dataSource());
        this.vault = JdbcSecretVault.of(database.dataSource());
        InMemoryUserDirectory users = new InMemoryUserDirectory();
        users.put(CAROL, new UserProfile("carol@example.org", Locale.ENGLISH, Map.of()));
        MfaSetup setup = MfaSetup.builder()
                .keys(KEYS)
                .codeStore(store)
                .secretVault(vault)
                .userDirectory(users)
                .clock(clock)
                .build();
        this.totp = TotpFactor.of(setup);
        this.mfa = MultiFactor.of(setup, totp);
    }

    @Test
    void acceptsACodeOnceAndShowsOperatorsTheFailures() {
        SimulatedAuthenticator phone = enrolled();
        String code = phone.code();

        assertThat(verify(code)).isInstanceOf(Verified.class);
        assertThat(verify(code)).isInstanceOf(Verification.Refused.class);
        assertThat(verify("000000")).isInstanceOf(Verification.Refused.class);

        assertThat(database.query(
                        "SELECT tenant, user_id, slot, failures, locked_until, purge_after FROM mfa_register"))
                .containsExactly(List.of("acme", "carol", "totp", "2", "null", "null"));
        assertThat(database.query("SELECT tenant, user_id, key_ids FROM mfa_vault"))
                .containsExactly(List.of("acme", "carol", "2026-11"));
    }

    @Test
    void refusesARegisterOfANewerRelease() {
        SimulatedAuthenticator phone = enrolled();
        StateKey key = StateKey.of(CAROL, new FactorId("totp"));
        StoredRegister current = store.read(key).orElseThrow();
        store.compareAndSet(
                key,
                current.stamp(),
                new StoredRegister(99, newer(current.payload()), current.purgeAfter(), current.failures(), null));

        assertThatThrownBy(() -> verify(phone.code()))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("stored register has format 99")
                .hasMessageContaining("run the release that wrote it");
        assertThat(store.read(key))
                .hasValueSatisfying(read -> assertThat(read.stamp()).isEqualTo(99));
    }

    @Test
    void refusesEnrolmentsOfANewerRelease() {
        SimulatedAuthenticator phone = enrolled();
        StoredVault current = vault.read(CAROL).orElseThrow();
        vault.compareAndSet(CAROL, current.stamp(), new StoredVault(99, newer(current.payload()), current.keyIds()));

        assertThatThrownBy(() -> verify(phone.code()))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("stored enrolments have format 99");
        assertThat(vault.read(CAROL))
                .hasValueSatisfying(read -> assertThat(read.stamp()).isEqualTo(99));
    }

    private static byte[] newer(byte[] payload) {
        payload[0] = 99;
        return payload;
    }

    private SimulatedAuthenticator enrolled() {
        EnrolmentResult result = totp.enroll(CAROL, "phone", null);
        assertThat(result).isInstanceOf(EnrolmentResult.Pending.class);
        EnrolmentResult.Pending pending = (EnrolmentResult.Pending) result;
        SimulatedAuthenticator phone = SimulatedAuthenticator.scan(pending, clock);
        assertThat(totp.confirm(CAROL, pending.id(), phone.code())).isEqualTo(Confirmation.CONFIRMED);
        clock.advance(Duration.ofSeconds(30));
        return phone;
    }

    private Verification verify(String code) {
        ChallengeResult challenge = mfa.challenge(CAROL, totp, Purpose.LOGIN);
        assertThat(challenge).isInstanceOf(ChallengeResult.Started.class);
        return mfa.verify(((ChallengeResult.Started) challenge).token().value(), code);
    }
}
