package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.ALICE;
import static io.github.mfa4j.codes.World.START;
import static io.github.mfa4j.codes.World.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verified;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendFailureTest {

    private final World world = new World();
    private final MfaSetup setup = world.setup().build();
    private final SentCodeFactor mail = SentCodeFactor.builder(setup, world).build();
    private final MultiFactor mfa = MultiFactor.of(setup, mail);

    private void failWith(RuntimeException failure) {
        world.failure = failure;
        assertThatThrownBy(() -> mfa.challenge(ALICE, mail, Purpose.LOGIN))
                .isInstanceOfSatisfying(
                        MfaUnavailableException.class,
                        e -> assertThat(e.dependency()).isEqualTo(Dependency.SENDER))
                .hasCause(failure);
        world.failure = null;
    }

    @Test
    void A34_whatCertainlyDidNotGoOutCostsNoWaitingButTheQuota() {
        for (int i = 0; i < 5; i++) {
            failWith(new DeliveryException("relay refused", null, true, true));
        }
        assertThat(world.events)
                .extracting(MfaEvent::kind)
                .contains(Kind.DELIVERY_FAILED)
                .doesNotContain(Kind.CODE_SENT);
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.USER_QUOTA, START.plus(Duration.ofHours(1))));
        assertThat(mfa.inspect(ALICE, mail).failures()).isZero();
    }

    @Test
    void A34_afterACertainFailureTheNextCodeWorksAtOnce() {
        failWith(new DeliveryException("relay refused", null, true, true));
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A34_whatMayHaveGoneOutDelaysTheNext() {
        failWith(new DeliveryException("timed out", null, false, true));
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.RESEND_INTERVAL, START.plusSeconds(60)));
        world.pass(Duration.ofSeconds(60));
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A34_anUnexpectedExceptionCountsAsOneThatMayHaveGoneOut() {
        failWith(new IllegalStateException("a bug of the sender's"));
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN)).isInstanceOf(NotNow.class);
    }

    @Test
    void A34_onlyTheFailedCodeIsForgotten() {
        String stepUp = token(mfa.challenge(ALICE, mail, Purpose.STEP_UP));
        world.pass(Duration.ofSeconds(60));
        failWith(new DeliveryException("relay refused", null, true, true));
        token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        assertThat(mfa.verify(stepUp, world.outbox.get(0).code().reveal())).isInstanceOf(Verified.class);
    }

    @Test
    void A76_aCodeUnderAKeyThatThisNodeLacksIsAnOutageAndUncounted() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        moveToKey("k2");

        assertThatThrownBy(() -> mfa.verify(token, world.newestCode()))
                .isInstanceOfSatisfying(
                        MfaUnavailableException.class,
                        e -> assertThat(e.dependency()).isEqualTo(Dependency.KEY_RING))
                .hasMessageContaining("no key \"k2\" on this node");
        assertThat(mfa.inspect(ALICE, mail).failures()).isZero();

        moveToKey("k1");
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void aCodeUnderAKeyThatOnlyOpensStillWorks() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        byte[] key = new byte[KeyRing.KEY_BYTES];
        key[0] = 7;
        MfaSetup rotated = world.setup()
                .keys(KeyRing.builder()
                        .current("k2", key)
                        .opensOnly("k1", new byte[KeyRing.KEY_BYTES])
                        .build())
                .build();
        SentCodeFactor same = SentCodeFactor.builder(rotated, world).build();
        assertThat(MultiFactor.of(rotated, same).verify(token, world.newestCode()))
                .isInstanceOf(Verified.class);
    }

    /** Says of the outstanding code that it was made under another key. */
    private void moveToKey(String keyId) {
        boolean moved = setup.registers()
                .<SentCodes, Boolean>decide(StateKey.of(ALICE, mail.id()), new SentCodesFormat(), (register, now) -> {
                    Lane lane = register.section().afterFirstFactor();
                    SentCode code = lane.outstanding().get(0);
                    SentCode other = new SentCode(
                            code.challenge(),
                            code.purpose(),
                            keyId,
                            code.digest(),
                            code.fingerprint(),
                            code.issued(),
                            code.expires(),
                            0);
                    Lane next = new Lane(List.of(other), lane.log(), lane.proof());
                    return Decision.commit(new Register<>(register.guard(), new SentCodes(next, Lane.EMPTY)), true);
                })
                .orElseThrow();
        assertThat(moved).isTrue();
    }
}
