package io.github.mfa4j;

import static io.github.mfa4j.World.ADMIN;
import static io.github.mfa4j.World.ALICE;
import static io.github.mfa4j.World.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.FaultyStore.Fault;
import io.github.mfa4j.factor.TinyRules;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking after factors: on whose word, and what it changes. */
class CustodyTest {

    private final World world = new World();
    private final MultiFactor mfa = world.mfa;

    @Test
    void a19_loginProofChangesNothing() {
        world.fail(ALICE, 1);
        Verified login = world.proof(ALICE, world.other, Purpose.LOGIN);
        assertThat(mfa.disable(ALICE, world.tiny, login)).isEqualTo(Change.NOT_AUTHORISED);
        assertThat(mfa.release(ALICE, world.tiny, login)).isEqualTo(Change.NOT_AUTHORISED);
        assertThat(world.status(ALICE).failures()).isEqualTo(1);
        assertThat(world.kinds()).doesNotContain(Kind.FACTOR_REMOVED, Kind.RELEASED);
    }

    @Test
    void a19_proofOfPurposesOfTheApplicationsOwnChangesNothing() {
        for (Purpose own : new Purpose[] {
            Purpose.afterFirstFactor("PAYMENT"),
            new Purpose("STEP_UP", false, true),
            new Purpose("STEP_UP", true, false)
        }) {
            Verified proof = new Verified(ALICE, world.other.id(), own, world.now, "otp", null);
            assertThat(mfa.disable(ALICE, world.tiny, proof)).isEqualTo(Change.NOT_AUTHORISED);
        }
    }

    @Test
    void a19_staleProofAndOneFromTheFutureChangeNothing() {
        world.fail(ALICE, 1);
        Verified proof = world.proof(ALICE, world.other, Purpose.STEP_UP);
        Instant at = world.now;
        for (long seconds : new long[] {301, -301}) {
            world.now = at.plusSeconds(seconds);
            assertThat(mfa.release(ALICE, world.tiny, proof)).isEqualTo(Change.NOT_AUTHORISED);
        }
        world.now = at.plusSeconds(300);
        assertThat(mfa.release(ALICE, world.tiny, proof)).isEqualTo(Change.DONE);
    }

    @Test
    void a19_proofOfAnotherUserChangesNothing() {
        Verified bobs = world.proof(BOB, world.other, Purpose.STEP_UP);
        assertThat(mfa.disable(ALICE, world.tiny, bobs)).isEqualTo(Change.NOT_AUTHORISED);
        Verified otherTenant =
                new Verified(UserId.of("alice"), world.other.id(), Purpose.STEP_UP, world.now, "otp", null);
        assertThat(mfa.disable(ALICE, world.tiny, otherTenant)).isEqualTo(Change.NOT_AUTHORISED);
    }

    @Test
    void a19_factorsOwnProofReleasesNothingButMayDisable() {
        Verified own = world.proof(ALICE, world.tiny, Purpose.STEP_UP);
        world.fail(ALICE, 1);
        assertThat(mfa.release(ALICE, world.tiny, own)).isEqualTo(Change.NOT_AUTHORISED);
        assertThat(mfa.disable(ALICE, world.tiny, own)).isEqualTo(Change.DONE);
        assertThat(world.events.get(world.events.size() - 1))
                .isEqualTo(new MfaEvent(Kind.FACTOR_REMOVED, world.now, ALICE, world.tiny.id(), "user"));
    }

    @Test
    void disablingEndsWhatIsOpenAndKeepsTheCounters() {
        world.fail(ALICE, 2);
        String open = world.login(ALICE);
        String code = world.code(ALICE);
        assertThat(mfa.disable(ALICE, world.tiny, ADMIN)).isEqualTo(Change.DONE);
        assertThat(world.refusal(open, code)).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(world.status(ALICE).failures()).isEqualTo(2);
        assertThat(world.events.stream().filter(event -> event.kind() == Kind.FACTOR_REMOVED))
                .extracting(MfaEvent::detail)
                .containsExactly("root");
    }

    @Test
    void a12_suspendedFactorIsReleasedByAnotherFactorsProofOrAnAdministrator() {
        for (Authority authority : new Authority[] {ADMIN, world.proof(ALICE, world.other, Purpose.LOST_DEVICE)}) {
            suspend();
            assertThat(mfa.challenge(ALICE, world.tiny, Purpose.LOGIN))
                    .isEqualTo(new ChallengeResult.Unavailable(ChallengeResult.Unavailable.Reason.SUSPENDED));
            Authority fresh =
                    authority instanceof Verified ? world.proof(ALICE, world.other, Purpose.LOST_DEVICE) : authority;
            assertThat(mfa.release(ALICE, world.tiny, fresh)).isEqualTo(Change.DONE);
            assertThat(world.status(ALICE).suspended()).isFalse();
            assertThat(mfa.verify(world.login(ALICE), world.code(ALICE))).isInstanceOf(Verified.class);
        }
        assertThat(mfa.release(ALICE, world.tiny, ADMIN)).isEqualTo(Change.NOTHING_TO_CHANGE);
    }

    private void suspend() {
        for (int failure = 0; failure < 50; failure++) {
            world.pass(Duration.ofHours(1));
            world.fail(ALICE, 1);
        }
        assertThat(world.status(ALICE).suspended()).isTrue();
        assertThat(world.kinds()).contains(Kind.SUSPENDED);
    }

    @Test
    void statusTellsHowEveryFactorStandsAndWritesNothing() {
        world.fail(ALICE, 5);
        world.store.writes.set(0);
        assertThat(mfa.status(ALICE))
                .containsExactly(
                        new FactorStatus(world.tiny.id(), 1, 5, 5, false, world.now.plusSeconds(30)),
                        new FactorStatus(world.other.id(), 1, 0, 0, false, null));
        world.pass(Duration.ofDays(30));
        assertThat(world.status(ALICE)).isEqualTo(new FactorStatus(world.tiny.id(), 1, 5, 0, false, null));
        assertThat(world.store.writes).hasValue(0);
    }

    @Test
    void erasingLeavesNothingAndEndsWhatIsOpen() {
        world.fail(ALICE, 3);
        String open = world.login(ALICE);
        String code = world.code(ALICE);
        world.fail(BOB, 1);
        mfa.erase(ALICE, new Administrator("deletion"));
        world.pass(Duration.ofMillis(1));
        assertThat(world.refusal(open, code)).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(world.status(ALICE).failures()).isZero();
        assertThat(world.status(BOB).failures()).isEqualTo(1);
        assertThat(world.kinds().stream().filter(Kind.ERASED::equals)).hasSize(2);
        assertThat(world.refusal(world.login(ALICE), "000000")).isEqualTo(Reason.WRONG_CODE);
    }

    @Test
    void listenerThatThrowsChangesNothing() {
        world.listener = event -> {
            throw new IllegalStateException("listener is broken");
        };
        String token = world.login(ALICE);
        assertThat(mfa.verify(token, world.code(ALICE))).isInstanceOf(Verified.class);
    }

    @Test
    void eventsComeAfterTheCommit() {
        String token = world.login(ALICE);
        world.listener = event -> {
            if (event.kind() == Kind.REFUSED) {
                assertThat(world.status(ALICE).failures()).isEqualTo(1);
                world.postponed.add(() -> {});
            }
        };
        assertThat(world.refusal(token, "000000")).isEqualTo(Reason.WRONG_CODE);
        assertThat(world.postponed).as("the listener ran and saw the new state").hasSize(1);
    }

    @Test
    void a38_noFactorIsHandedMoreThanAnyCodeCanBe() {
        String token = world.login(ALICE);
        assertThat(world.refusal(token, "1".repeat(128))).isEqualTo(Reason.MALFORMED);
        assertThat(world.refusal(token, "1".repeat(129))).isEqualTo(Reason.MALFORMED);
        assertThat(world.refusal(token, "1".repeat(10_000_000))).isEqualTo(Reason.MALFORMED);
        assertThat(world.rules.longestInput).hasValue(128);
    }

    @Test
    void nothingIsToldOfWhatWasNotCommitted() {
        String token = world.login(ALICE);
        world.events.clear();
        world.store.fault = Fault.ALWAYS_LOSES;
        mfa.verify(token, world.code(ALICE));
        mfa.disable(ALICE, world.tiny, ADMIN);
        assertThat(world.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "codeStore", "userDirectory"})
    void missingCollaboratorFailsAtBuild(String missing) {
        MfaSetup.Builder builder = MfaSetup.builder();
        if (!missing.equals("keys")) {
            builder.keys(KeyRing.ephemeral());
        }
        if (!missing.equals("codeStore")) {
            builder.codeStore(new InMemoryCodeStore());
        }
        if (!missing.equals("userDirectory")) {
            builder.userDirectory(user -> Optional.empty());
        }
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(missing + " is missing from the setup");
    }

    @Test
    void frontDoorTakesOnlyItsOwnFactors() {
        assertThatThrownBy(() -> MultiFactor.of(world.setup)).hasMessage("factors are missing, at least 1 is needed");
        assertThatThrownBy(() -> MultiFactor.of(world.setup, world.tiny, world.tiny))
                .hasMessage("factor tiny is given twice");
        World elsewhere = new World();
        assertThatThrownBy(() -> MultiFactor.of(world.setup, elsewhere.tiny))
                .hasMessage("factor tiny was built from another setup");
        Factor twin = new World.Tiny(world.setup, "tiny", new TinyRules(null));
        assertThatThrownBy(() -> mfa.challenge(ALICE, twin, Purpose.LOGIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factor Factor[tiny] is not one of [tiny, other]");
    }

    @Test
    void oneFrontDoorForFactorsOnTwoStores() {
        InMemoryCodeStore fast = new InMemoryCodeStore();
        Factor sent = new World.Tiny(world.setup.withCodeStore(fast), "sent", world.otherRules);
        MultiFactor both = MultiFactor.of(world.setup, world.tiny, sent);
        String first = World.token(both.challenge(ALICE, world.tiny, Purpose.LOGIN));
        assertThat(both.verify(first, world.code(ALICE))).isInstanceOf(Verified.class);
        String second = World.token(both.challenge(ALICE, sent, Purpose.LOGIN));
        assertThat(both.verify(second, world.otherCode(ALICE))).isInstanceOf(Verified.class);
        StateKey ofTiny = StateKey.of(ALICE, world.tiny.id());
        StateKey ofSent = StateKey.of(ALICE, sent.id());
        assertThat(world.store.read(ofTiny)).isPresent();
        assertThat(world.store.read(ofSent)).isEmpty();
        assertThat(fast.read(ofTiny)).isEmpty();
        assertThat(fast.read(ofSent)).isPresent();

        both.erase(ALICE, new Administrator("deletion"));
        assertThat(world.store.read(ofTiny)).isEmpty();
        assertThat(fast.read(ofSent)).as("the second store is erased as well").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT29S", "PT10M1S", "PT-1M", "P1D"})
    void challengeLifetimeIsBounded(String lifetime) {
        assertThatThrownBy(() -> MfaSetup.builder().challengeLifetime(Duration.parse(lifetime)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed are PT30S to PT10M");
    }
}
