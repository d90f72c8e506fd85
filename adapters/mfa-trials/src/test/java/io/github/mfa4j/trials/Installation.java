package io.github.mfa4j.trials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.Authority;
import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Factor;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.codes.Argon2Parameters;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.Slf4jAuditListener;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One node of an application that uses every factor, and what its users and attackers do with it. */
final class Installation {

    static final UserId ALICE = UserId.of("alice");
    static final UserId BOB = UserId.of("bob");
    static final String ALICE_PHONE = "+4917011111111";
    static final String BOB_PHONE = "+4917022222222";
    static final Administrator ADMIN = new Administrator("root");
    static final Duration STEP = Duration.ofSeconds(30);
    static final KeyRing KEYS = KeyRing.of("k1", new byte[KeyRing.KEY_BYTES]);

    private static final Argon2Parameters CHEAPEST = new Argon2Parameters(12_288, 3, 1);

    final Surroundings surroundings;
    final MfaSetup setup;
    final TotpFactor totp;
    final SentCodeFactor sms;
    final RecoveryCodeFactor recovery;
    final ShortCodeFactor shortCodes;
    final MultiFactor mfa;

    /** In memory. */
    Installation() {
        this(new MemoryStores());
    }

    Installation(Stores stores) {
        this(new Surroundings(stores));
        surroundings.put(ALICE, ALICE_PHONE);
        surroundings.put(BOB, BOB_PHONE);
    }

    Installation(Surroundings surroundings) {
        this(surroundings, KEYS, surroundings.clock);
    }

    Installation(Surroundings surroundings, KeyRing keys, InstantSource clock) {
        this(surroundings, keys, clock, 4);
    }

    /** With so many recovery codes in a set; each takes its time to hash. */
    Installation(Surroundings surroundings, KeyRing keys, InstantSource clock, int recoveryCodes) {
        this.surroundings = surroundings;
        Stores.Connected stores = surroundings.connect();
        setup = MfaSetup.builder()
                .keys(keys)
                .codeStore(stores.registers())
                .secretVault(stores.vault())
                .userDirectory(surroundings.directory)
                .listener(MfaListener.all(surroundings.events::add, new Slf4jAuditListener()))
                .clock(clock)
                .build();
        totp = TotpFactor.of(setup);
        sms = SentCodeFactor.builder(setup, surroundings.sms)
                .spending(Surroundings.SPENDING)
                .anonymousPurposes(surroundings.queue::add)
                .build();
        recovery = RecoveryCodeFactor.builder(setup.withCodeStore(stores.recoveryRegisters()))
                .count(recoveryCodes)
                .hashing(CHEAPEST)
                .maxParallel(8)
                .build();
        shortCodes = new ShortCodeFactor(setup);
        mfa = MultiFactor.of(setup, totp, sms, recovery, shortCodes);
    }

    /** Another node over the same stores, on the same clock. */
    Installation otherNode() {
        return new Installation(surroundings, KEYS, surroundings.clock);
    }

    /** Another node whose clock is wrong. */
    Installation otherNode(Duration ahead) {
        return new Installation(
                surroundings, KEYS, () -> surroundings.clock.instant().plus(ahead));
    }

    void pass(Duration time) {
        surroundings.clock.advance(time);
    }

    /** Enrols an authenticator app for a user who has none, and lets a step pass so that it has a fresh code. */
    Phone enrol(UserId user) {
        return enrol(user, null);
    }

    Phone enrol(UserId user, @Nullable Authority authority) {
        Phone phone = scanned(totp.enroll(user, "phone", authority));
        assertThat(totp.confirm(user, phone.id(), phone.code())).isEqualTo(Confirmation.CONFIRMED);
        pass(STEP);
        return phone;
    }

    Phone scanned(EnrolmentResult result) {
        assertThat(result).isInstanceOf(Pending.class);
        return new Phone((Pending) result, surroundings.clock);
    }

    List<String> recoveryCodes(UserId user) {
        return ((Generated) recovery.generate(user, ADMIN))
                .codes().stream().map(SecretText::reveal).toList();
    }

    String token(UserId user, Factor factor, Purpose purpose) {
        return token(mfa.challenge(user, factor, purpose));
    }

    String token(UserId user, Factor factor) {
        return token(user, factor, Purpose.LOGIN);
    }

    static String token(ChallengeResult result) {
        assertThat(result).isInstanceOf(Started.class);
        return ((Started) result).token().value();
    }

    static Refused.Reason reason(Verification verdict) {
        assertThat(verdict).isInstanceOf(Refused.class);
        return ((Refused) verdict).reason();
    }

    /** A code of the same form that is surely another. */
    static String not(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    /** Bytes as a text in which other texts can be sought. */
    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** An authenticator app that scanned the QR code of an enrolment. */
    record Phone(Pending pending, SettableClock clock) {

        String id() {
            return pending.id();
        }

        String code() {
            return codeAfter(Duration.ZERO);
        }

        String codeAfter(Duration ahead) {
            return SimulatedAuthenticator.scan(pending, () -> clock.instant().plus(ahead))
                    .code();
        }

        /** A code that no step near the present one has. */
        String wrong() {
            List<String> near = List.of(
                    codeAfter(STEP.multipliedBy(-2)),
                    codeAfter(STEP.negated()),
                    code(),
                    codeAfter(STEP),
                    codeAfter(STEP.multipliedBy(2)));
            int guess = 0;
            while (near.contains("00000" + guess)) {
                guess++;
            }
            return "00000" + guess;
        }
    }
}
