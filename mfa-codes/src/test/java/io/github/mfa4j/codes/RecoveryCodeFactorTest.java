package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.ALICE;
import static io.github.mfa4j.codes.World.BOB;
import static io.github.mfa4j.codes.World.START;
import static io.github.mfa4j.codes.World.not;
import static io.github.mfa4j.codes.World.refusal;
import static io.github.mfa4j.codes.World.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.Authority;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Change;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.codes.RecoveryCodesResult.NotGenerated;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.Evaluation;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.spi.UserProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoveryCodeFactorTest {

    private static final Authority ROOT = new Administrator("root");

    private final World world = new World();
    private final MfaSetup setup = world.setup().build();
    private final AtomicInteger hashes = new AtomicInteger();
    private final RecoveryCodeFactor recovery = new RecoveryCodeFactor(
            RecoveryCodeFactor.builder(setup).count(3), new BoundedHash(this::quick, 4, Duration.ofSeconds(5)));
    private final SentCodeFactor mail = SentCodeFactor.builder(setup, world).build();
    private final MultiFactor mfa = MultiFactor.of(setup, recovery, mail);

    private byte[] quick(SecretText code, byte[] salt, Argon2Parameters parameters) {
        hashes.incrementAndGet();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(code.reveal().getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> generated(UserId user, @Nullable Authority authority) {
        RecoveryCodesResult result = recovery.generate(user, authority);
        assertThat(result).isInstanceOf(Generated.class);
        return ((Generated) result).codes().stream().map(SecretText::reveal).toList();
    }

    private Verification use(Purpose purpose, String code) {
        return mfa.verify(token(mfa.challenge(ALICE, recovery, purpose)), code);
    }

    @Test
    void aSetIsMadeShownAndUsedUpCodeByCode() {
        List<String> codes = generated(ALICE, null);
        assertThat(codes).hasSize(3).doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{16}"));
        assertThat(mfa.inspect(ALICE, recovery).remaining()).isEqualTo(3);

        for (int i = 0; i < codes.size(); i++) {
            String typed = CodeFormat.grouped(SecretText.of(codes.get(i)), 4).toLowerCase(Locale.ROOT);
            assertThat(use(Purpose.LOST_DEVICE, typed))
                    .isInstanceOfSatisfying(
                            Verified.class, proof -> assertThat(proof.amr()).isEqualTo("otp"));
            assertThat(mfa.inspect(ALICE, recovery).remaining()).isEqualTo(2 - i);
        }
        assertThat(mfa.challenge(ALICE, recovery, Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
    }

    @Test
    void theRealHashFitsTogether() {
        RecoveryCodeFactor real = RecoveryCodeFactor.builder(setup)
                .id(new FactorId("paper"))
                .count(2)
                .hashing(new Argon2Parameters(12_288, 3, 1))
                .build();
        MultiFactor front = MultiFactor.of(setup, real);
        Generated made = (Generated) real.generate(ALICE, null);
        String token = token(front.challenge(ALICE, real, Purpose.LOGIN));

        assertThat(refusal(front.verify(token, not(made.codes().get(1).reveal()))))
                .isEqualTo(Reason.WRONG_CODE);
        assertThat(front.verify(token, made.codes().get(1).reveal())).isInstanceOf(Verified.class);
        assertThat(front.inspect(ALICE, real).remaining()).isEqualTo(1);
    }

    @Test
    void A03_aUsedCodeIsRefusedLater() {
        List<String> codes = generated(ALICE, null);
        assertThat(use(Purpose.LOGIN, codes.get(0))).isInstanceOf(Verified.class);
        assertThat(refusal(use(Purpose.LOGIN, codes.get(0)))).isEqualTo(Reason.WRONG_CODE);
        assertThat(refusal(use(Purpose.STEP_UP, codes.get(0)))).isEqualTo(Reason.WRONG_CODE);
        assertThat(mfa.inspect(ALICE, recovery).failures()).isEqualTo(2);
    }

    @Test
    void A02_aRacedCodeHasOneWinner() throws Exception {
        for (int trial = 0; trial < 250; trial++) {
            String code = generated(ALICE, ROOT).get(1);
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tokens.add(token(mfa.challenge(ALICE, recovery, Purpose.LOGIN)));
            }
            assertThat(inParallel(tokens, code).stream().filter(Verified.class::isInstance))
                    .hasSize(1);
            assertThat(mfa.inspect(ALICE, recovery).remaining()).isEqualTo(2);
        }
    }

    private List<Verification> inParallel(List<String> tokens, String code) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(tokens.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Verification>> answers = tokens.stream()
                    .map(token -> pool.submit(() -> {
                        start.await();
                        return mfa.verify(token, code);
                    }))
                    .toList();
            start.countDown();
            List<Verification> all = new ArrayList<>();
            for (Future<Verification> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void replacingASetNeedsAnAuthority() {
        List<String> old = generated(ALICE, null);
        assertThat(recovery.generate(ALICE, null)).isEqualTo(new NotGenerated(Change.NOT_AUTHORISED));

        Verified login = (Verified) use(Purpose.LOGIN, old.get(0));
        assertThat(recovery.generate(ALICE, login)).isEqualTo(new NotGenerated(Change.NOT_AUTHORISED));
        Verified lost = (Verified) use(Purpose.LOST_DEVICE, old.get(1));
        assertThat(recovery.generate(BOB, lost)).isEqualTo(new NotGenerated(Change.NOT_AUTHORISED));

        List<String> fresh = generated(ALICE, lost);
        assertThat(fresh).doesNotContainAnyElementsOf(old);
        assertThat(refusal(use(Purpose.LOGIN, old.get(2)))).isEqualTo(Reason.WRONG_CODE);
        assertThat(use(Purpose.LOGIN, fresh.get(0))).isInstanceOf(Verified.class);
    }

    @Test
    void anOldProofDoesNotReplaceASet() {
        Verified lost =
                (Verified) use(Purpose.LOST_DEVICE, generated(ALICE, null).get(0));
        world.pass(Verified.FRESH.plusMillis(1));
        hashes.set(0);
        assertThat(recovery.generate(ALICE, lost)).isEqualTo(new NotGenerated(Change.NOT_AUTHORISED));
        assertThat(hashes).as("nothing is hashed for who may not").hasValue(0);
    }

    @Test
    void unknownUsersGetNoCodes() {
        assertThat(recovery.generate(UserId.of("nobody"), ROOT)).isEqualTo(new NotGenerated(Change.USER_UNAVAILABLE));
        assertThat(world.events).isEmpty();
    }

    @Test
    void aUsedUpOrDisabledSetLeavesNothingToProtect() {
        generated(ALICE, null)
                .forEach(code -> assertThat(use(Purpose.LOGIN, code)).isInstanceOf(Verified.class));
        generated(ALICE, null);
        assertThat(mfa.disable(ALICE, recovery, ROOT)).isEqualTo(Change.DONE);
        assertThat(mfa.inspect(ALICE, recovery).remaining()).isZero();
        generated(ALICE, null);
    }

    @Test
    void creationAndUseAreAuditedWithoutACode() {
        List<String> codes = new ArrayList<>(generated(ALICE, null));
        use(Purpose.LOGIN, codes.get(0));
        codes.addAll(generated(ALICE, ROOT));

        assertThat(world.events)
                .filteredOn(event -> event.kind() == Kind.RECOVERY_CODES_CREATED)
                .extracting(MfaEvent::detail)
                .containsExactly(null, "root");
        assertThat(world.events)
                .extracting(MfaEvent::kind)
                .containsSubsequence(
                        Kind.RECOVERY_CODES_CREATED, Kind.CHALLENGE_STARTED, Kind.RECOVERY_CODE_USED, Kind.VERIFIED);
        assertThat(world.events.toString()).doesNotContain(codes);
    }

    @Test
    void A25_theResultDoesNotPrintTheCodes() {
        RecoveryCodesResult result = recovery.generate(ALICE, null);
        List<String> codes =
                ((Generated) result).codes().stream().map(SecretText::reveal).toList();
        assertThat(result.toString()).doesNotContain(codes);
    }

    @Test
    void A30_theStoreHoldsNoCode() {
        List<String> codes = generated(ALICE, null);
        StoredRegister stored =
                world.store.read(StateKey.of(ALICE, recovery.id())).orElseThrow();
        String bytes = new String(stored.payload(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain(codes);
        assertThat(stored.purgeAfter()).isEqualTo(StoredRegister.NEVER);
    }

    @Test
    void wrongCodesLockAndOneOfAnotherFormIsNotHashed() {
        generated(ALICE, null);
        String token = token(mfa.challenge(ALICE, recovery, Purpose.LOGIN));
        hashes.set(0);
        assertThat(refusal(mfa.verify(token, "123456"))).isEqualTo(Reason.MALFORMED);
        assertThat(hashes).hasValue(0);
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(mfa.verify(token, "0".repeat(16)))).isEqualTo(Reason.WRONG_CODE);
        }
        assertThat(hashes).as("one hash a guess, not one a code").hasValue(5);
        assertThat(refusal(mfa.verify(token, "0".repeat(16)))).isEqualTo(Reason.LOCKED);
        assertThat(hashes).as("a locked factor hashes nothing").hasValue(5);
    }

    @Test
    void A07_aNewSetByItsOwnProofKeepsTheCounters() {
        List<String> codes = generated(ALICE, null);
        Verified lost = (Verified) use(Purpose.LOST_DEVICE, codes.get(0));
        refusal(use(Purpose.LOGIN, "0".repeat(16)));
        generated(ALICE, lost);
        assertThat(mfa.inspect(ALICE, recovery).failures()).isEqualTo(1);

        generated(ALICE, ROOT);
        assertThat(mfa.inspect(ALICE, recovery).failures()).isZero();
    }

    @Test
    void aNewSetVoidsOpenChallenges() {
        generated(ALICE, null);
        String token = token(mfa.challenge(ALICE, recovery, Purpose.LOGIN));
        List<String> fresh = generated(ALICE, ROOT);
        assertThat(refusal(mfa.verify(token, fresh.get(0)))).isEqualTo(Reason.CHALLENGE_VOID);
    }

    @Test
    void A44_whoGetsNoTurnToHashIsBusyAndUncounted() {
        String code = generated(ALICE, null).get(0);
        Set<Verification> answers = new HashSet<>();
        RecoveryCodeFactor[] same = new RecoveryCodeFactor[1];
        MultiFactor[] front = new MultiFactor[1];
        String[] token = new String[1];
        // While the one turn is taken, another request comes in.
        CodeHash hash = (typed, salt, parameters) -> {
            answers.add(front[0].verify(token[0], code));
            answers.add(new Verification.Busy());
            assertThat(same[0].generate(BOB, null)).isEqualTo(new NotGenerated(Change.BUSY));
            return quick(typed, salt, parameters);
        };
        same[0] = new RecoveryCodeFactor(RecoveryCodeFactor.builder(setup), new BoundedHash(hash, 1, Duration.ZERO));
        front[0] = MultiFactor.of(setup, same[0]);
        token[0] = token(front[0].challenge(ALICE, same[0], Purpose.LOGIN));

        assertThat(front[0].verify(token[0], code)).isInstanceOf(Verified.class);

        assertThat(answers).containsExactly(new Verification.Busy());
        assertThat(mfa.inspect(ALICE, recovery).failuresInWindow()).isZero();
        assertThat(mfa.inspect(BOB, recovery).remaining()).isZero();
    }

    @Test
    void aLostRaceHashesOnce() {
        String code = generated(ALICE, null).get(0);
        String token = token(mfa.challenge(ALICE, recovery, Purpose.LOGIN));
        String other = token(mfa.challenge(ALICE, recovery, Purpose.STEP_UP));
        RacingStore racing = new RacingStore(world.store, () -> mfa.verify(other, "0".repeat(16)));
        World second = new World();
        second.store = racing;
        MfaSetup with = second.setup().build();
        RecoveryCodeFactor same = new RecoveryCodeFactor(
                RecoveryCodeFactor.builder(with), new BoundedHash(this::quick, 1, Duration.ZERO));
        MultiFactor front = MultiFactor.of(with, same);
        hashes.set(0);

        assertThat(front.verify(token, code)).isInstanceOf(Verified.class);

        assertThat(racing.lost()).isEqualTo(1);
        assertThat(hashes).as("one for each of the two requests").hasValue(2);
    }

    @Test
    void A70_aSetReplacedDuringAVerificationDoesNotHonourTheOldCode() {
        String code = generated(ALICE, null).get(0);
        String token = token(mfa.challenge(ALICE, recovery, Purpose.LOGIN));
        World node = new World();
        node.store = new RacingStore(world.store, () -> generated(ALICE, ROOT));
        MfaSetup with = node.setup().build();
        RecoveryCodeFactor same = new RecoveryCodeFactor(
                RecoveryCodeFactor.builder(with), new BoundedHash(this::quick, 1, Duration.ZERO));

        assertThat(refusal(MultiFactor.of(with, same).verify(token, code))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(mfa.inspect(ALICE, recovery).remaining()).isEqualTo(3);
    }

    @Test
    void A28_ofTwoFirstSetsMadeAtOnceTheSecondIsRefused() {
        World node = new World();
        node.store = new RacingStore(world.store, () -> generated(ALICE, null));
        RecoveryCodeFactor same = new RecoveryCodeFactor(
                RecoveryCodeFactor.builder(node.setup().build()), new BoundedHash(this::quick, 1, Duration.ZERO));

        assertThat(same.generate(ALICE, null))
                .as("nobody vouches for replacing the set that is there by now")
                .isEqualTo(new NotGenerated(Change.NOT_AUTHORISED));
    }

    @Test
    void theHashIsKeptForOneSaltOnly() {
        RecoveryAttempt attempt = new RecoveryAttempt(new BoundedHash(this::quick, 1, Duration.ZERO), "0".repeat(16));
        Digest other = Digest.of(new byte[32]);
        for (Salt salt : new Salt[] {new Salt(1, 1), new Salt(1, 1), new Salt(2, 2)}) {
            byte[] right = quick(SecretText.of("0".repeat(16)), salt.bytes(), Argon2Parameters.DEFAULT);
            RecoverySet set = new RecoverySet(Argon2Parameters.DEFAULT, salt, List.of(other, Digest.of(right)));
            assertThat(attempt.evaluate(set, UserProfile.NOBODY, START)).isInstanceOf(Evaluation.Right.class);
        }
        assertThat(hashes).as("three of the test's, two of the attempt").hasValue(5);
    }

    @Test
    void anonymousPurposesAreNotServed() {
        generated(ALICE, null);
        assertThatThrownBy(() -> mfa.challenge(ALICE, recovery, Purpose.PASSWORD_RESET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factor recovery serves no anonymous purpose");
    }

    @Test
    void A77_aStoreThatMayGoBackAWriteIsRefused() {
        World forgetful = new World();
        forgetful.store = new ForwardingStore(world.store) {
            @Override
            public Durability durability() {
                return Durability.MAY_LOSE_RECENT;
            }
        };
        MfaSetup with = forgetful.setup().build();
        assertThatThrownBy(() -> RecoveryCodeFactor.builder(with).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factor recovery: codeStore is MAY_LOSE_RECENT, so a used code could become unused again;"
                        + " allowed are DURABLE and MAY_LOSE_ALL");
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> RecoveryCodeFactor.builder(setup).count(33))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count is 33, allowed are 1 to 32");
        assertThatThrownBy(
                        () -> RecoveryCodeFactor.builder(setup).maxParallel(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxParallel is 0, allowed are 1 to 64");
    }

    @Test
    void theProofSaysWhenAndWho() {
        String code = generated(ALICE, null).get(2);
        Verified proof = (Verified) use(Purpose.LOST_DEVICE, code);
        assertThat(proof.user()).isEqualTo(ALICE);
        assertThat(proof.at()).isEqualTo(START);
        assertThat(proof.destination()).isEmpty();
    }
}
