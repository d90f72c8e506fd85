package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.not;
import static io.github.mfa4j.trials.Installation.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.StoredVault;
import io.github.mfa4j.testkit.LeakScan;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.trials.Faults.Mode;
import io.github.mfa4j.trials.Installation.Phone;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Everything the library prints, logs, throws, tells and answers over a whole run, held against every secret of the run. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class LeakTest {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringWriter said = new StringWriter();
    private final LeakScan scan = new LeakScan();
    private final Faults faults = new Faults();
    private final Surroundings surroundings = new Surroundings(faults);
    private final byte[] key = new byte[KeyRing.KEY_BYTES];

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
        CapturedLog.stop();
    }

    @Test
    void A25_nothingCapturedOverAWholeRunHoldsASecret() {
        StringWriter log = CapturedLog.start();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        surroundings.put(ALICE, Installation.ALICE_PHONE);
        Arrays.fill(key, (byte) 0x5a);
        Installation node = new Installation(surroundings, KeyRing.of("k1", key), surroundings.clock);
        say(node.setup, node.mfa, node.totp, KeyRing.of("k1", key));

        Phone phone = authenticatorApp(node);
        sentCodes(node);
        recoveryCodes(node);
        outages(node, phone);
        say(() -> node.mfa.disable(ALICE, node.totp, ADMIN));
        node.mfa.erase(ALICE, new Administrator("deletion"));

        scan.secretBytes(key);
        surroundings.sms.messages().stream()
                .map(message -> ((CodeMessage) message).code().reveal())
                .forEach(scan::secret);
        surroundings.events.forEach(this::say);
        assertThat(log.toString())
                .contains("VERIFIED", "REFUSED", "REPLAYED", "DELIVERY_FAILED", "LOCKED", "SEAL_BROKEN");
        assertThat(said.toString()).contains("Verified[", "Refused[", "MfaUnavailableException", "Generated[");
        scan.requireNoneIn("the log", log.toString());
        scan.requireNoneIn("standard output and error", printed.toString(StandardCharsets.UTF_8));
        scan.requireNoneIn("results, exceptions and events", said.toString());
    }

    @Test
    void A25_theScanFindsWhatItIsToldToFind() {
        scan.secret("493817");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> scan.requireNoneIn("a careless log", "code is 493817"))
                .withMessageNotContaining("493817");
    }

    private Phone authenticatorApp(Installation node) {
        Phone phone = node.scanned(node.totp.enroll(ALICE, "phone", null));
        OtpSecret secret = phone.pending().secret();
        scan.secretBytes(secret.toByteArray());
        say(phone.pending(), secret, phone.pending().parameters());
        say(() -> node.totp.confirm(ALICE, phone.id(), scan.secret(phone.wrong())));
        say(() -> node.totp.confirm(ALICE, phone.id(), scan.secret(phone.code())));
        say(() -> node.totp.confirm(ALICE, "no such enrolment", phone.code()));
        say(() -> node.totp.enroll(ALICE, "tablet", null), () -> node.totp.authenticators(ALICE));
        node.pass(Installation.STEP);
        String token = challenge(() -> node.mfa.challenge(ALICE, node.totp, Purpose.STEP_UP));
        String code = scan.secret(phone.code());
        say(() -> node.mfa.verify(token, phone.wrong()), () -> node.mfa.verify(token, code));
        say(() -> node.mfa.verify(token + "x", code), () -> node.mfa.resend(token));
        String again = challenge(() -> node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN));
        say(() -> node.mfa.verify(again, code), () -> node.mfa.verify(again, code + code));
        return phone;
    }

    private void sentCodes(Installation node) {
        String token = challenge(() -> node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN));
        say(() -> node.mfa.resend(token), () -> node.mfa.verify(token, not(surroundings.sms.lastCode())));
        say(() -> node.mfa.verify(token, surroundings.sms.lastCode()));
        surroundings.sms.failWith(() -> new IllegalStateException("no route"));
        say(() -> node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN));
        surroundings.sms.failWith(null);
        String reset = challenge(() -> node.mfa.challenge(ALICE, node.sms, Purpose.PASSWORD_RESET));
        surroundings.runQueue();
        say(() -> node.mfa.verify(reset, surroundings.sms.lastCode()));
        node.pass(Duration.ofHours(1));
        String locking = challenge(() -> node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN));
        for (int i = 0; i < 6; i++) {
            say(() -> node.mfa.verify(locking, not(surroundings.sms.lastCode())));
        }
        say(() -> node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN), () -> node.mfa.status(ALICE));
        for (Message message : surroundings.sms.messages()) {
            say(message, ((CodeMessage) message).code());
        }
    }

    private void recoveryCodes(Installation node) {
        Generated generated = (Generated) node.recovery.generate(ALICE, null);
        say(generated);
        generated.codes().forEach(code -> scan.secret(code.reveal()));
        String token = challenge(() -> node.mfa.challenge(ALICE, node.recovery, Purpose.LOST_DEVICE));
        String code = generated.codes().get(0).reveal();
        say(() -> node.mfa.verify(token, not(code)), () -> node.mfa.verify(token, code));
        say(() -> node.recovery.generate(ALICE, null), () -> node.mfa.inspect(ALICE, node.recovery));
    }

    /** Every dependency fails in every way while a code is on its way through. */
    private void outages(Installation node, Phone phone) {
        for (Mode mode : Mode.values()) {
            for (int call = 1; call <= 5; call++) {
                node.pass(Installation.STEP);
                String token = challenge(() -> node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN));
                faults.arm(call, mode);
                say(() -> node.mfa.verify(token, scan.secret(phone.code())));
                faults.disarm();
            }
        }
        node.pass(Duration.ofHours(2));
        String token = challenge(() -> node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN));
        StoredVault stored = surroundings.vault.read(ALICE).orElseThrow();
        byte[] altered = stored.payload();
        altered[altered.length - 1] ^= 1;
        surroundings.vault.compareAndSet(ALICE, stored.stamp(), new StoredVault(7, altered, stored.keyIds()));
        say(() -> node.mfa.verify(token, scan.secret(phone.code())));
        altered[0] ^= 1;
        surroundings.vault.compareAndSet(ALICE, 7, new StoredVault(8, altered, stored.keyIds()));
        say(() -> node.mfa.verify(token, scan.secret(phone.code())));
        surroundings.vault.compareAndSet(ALICE, 8, stored);
    }

    private String challenge(Callable<ChallengeResult> call) {
        try {
            ChallengeResult result = call.call();
            say(result);
            if (result instanceof Started started) {
                say(started.token());
            }
            return scan.secret(token(result));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void say(Callable<?>... calls) {
        for (Callable<?> call : calls) {
            try {
                say(call.call());
            } catch (Throwable e) {
                e.printStackTrace(new PrintWriter(said, true));
            }
        }
    }

    private void say(Object... values) {
        for (Object value : values) {
            said.append(value.toString()).append('\n');
        }
    }
}
