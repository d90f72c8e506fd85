package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.reason;
import static io.github.mfa4j.trials.Installation.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Users who change under way or look alike, and registers that get lost. */
@OnEveryStore
class UsersAndRegistersTest {

    private final Installation one;
    private final Installation two;

    UsersAndRegistersTest(Stores stores) {
        one = new Installation(stores);
        two = one.otherNode();
    }

    @Test
    void A72_aUserSuspendedInBetweenIsRefusedUncountedByEveryFactor() {
        Phone phone = one.enrol(ALICE);
        String recoveryCode = one.recoveryCodes(ALICE).get(0);
        String totp = one.token(ALICE, one.totp);
        String sms = one.token(ALICE, one.sms);
        String recovery = one.token(ALICE, one.recovery);
        one.surroundings.users.remove(ALICE);

        assertThat(reason(one.mfa.verify(totp, phone.code()))).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(reason(one.mfa.verify(sms, one.surroundings.sms.lastCode()))).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(reason(one.mfa.verify(recovery, recoveryCode))).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(one.mfa.resend(sms)).isEqualTo(new Unavailable(Unavailable.Reason.USER_UNAVAILABLE));

        one.surroundings.put(ALICE, Installation.ALICE_PHONE);
        assertThat(one.mfa.verify(totp, phone.code())).isInstanceOf(Verified.class);
    }

    @Test
    void A72_aUserSuspendedInBetweenProvesNoAddressEither() {
        ChallengeResult asked = one.mfa.challenge(ALICE, one.sms, Purpose.EMAIL_VERIFICATION, "+4917099999999");
        one.surroundings.runQueue();
        String code = one.surroundings.sms.lastCode();
        one.surroundings.users.remove(ALICE);
        assertThat(reason(one.mfa.verify(token(asked), code))).isEqualTo(Reason.REFUSED);

        one.surroundings.put(ALICE, Installation.ALICE_PHONE);
        assertThat(one.mfa.verify(token(asked), code)).isInstanceOf(Verified.class);
    }

    @Test
    void A72_aChangedAddressEndsItsCodeAndTheResend() {
        String token = one.token(ALICE, one.sms);
        String code = one.surroundings.sms.lastCode();
        one.surroundings.put(ALICE, "+4917099999999");
        one.pass(Duration.ofMinutes(1));

        assertThat(reason(one.mfa.verify(token, code))).isEqualTo(Reason.USER_UNAVAILABLE);
        one.mfa.resend(token);
        assertThat(one.surroundings.sms.messages())
                .extracting(Message::address)
                .as("nothing more goes to the old number")
                .containsExactly(Installation.ALICE_PHONE, "+4917099999999");
        assertThat(one.mfa.challenge(ALICE, one.sms, Purpose.LOGIN, Installation.ALICE_PHONE))
                .isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
    }

    @Test
    void A77_aLostRegisterGivesNothingBack() {
        Phone phone = one.enrol(ALICE);
        List<String> recoveryCodes = one.recoveryCodes(ALICE);
        String login = one.token(ALICE, one.totp);
        assertThat(one.mfa.verify(login, phone.code())).isInstanceOf(Verified.class);
        one.mfa.verify(one.token(ALICE, one.recovery), recoveryCodes.get(0));
        String sms = one.token(ALICE, one.sms);
        one.surroundings.store.erase(ALICE);
        one.surroundings.recoveryStore.erase(ALICE);

        assertThat(reason(two.mfa.verify(login, phone.code()))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(reason(two.mfa.verify(sms, one.surroundings.sms.lastCode()))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(reason(two.mfa.verify(two.token(ALICE, two.totp), phone.code())))
                .isEqualTo(Reason.REPLAYED);
        assertThat(one.surroundings.eventKinds()).contains(Kind.STATE_LOST);
        assertThat(two.mfa.challenge(ALICE, two.recovery, Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
    }

    @Test
    void A78_usersThatLookAlikeNeverShareARegister() {
        List<UserId> users = List.of(
                UserId.of("Alice"),
                UserId.of("alice"),
                UserId.of("ALICE"),
                UserId.of("alice "),
                UserId.of(" alice"),
                UserId.of("a:lice"),
                new UserId("a", "lice"),
                new UserId("a:", "lice"),
                UserId.of("%61lice"),
                new UserId("tenant", "alice"),
                UserId.of("tenant:alice"),
                UserId.of("\u00e4"),
                UserId.of("a\u0308"),
                UserId.of("\u0131"),
                UserId.of("i"),
                UserId.of("I"));
        Set<StateKey> keys = new HashSet<>();
        for (UserId user : users) {
            one.surroundings.put(user, "+49" + keys.size());
            assertThat(keys.add(StateKey.of(user, one.totp.id()))).isTrue();
            assertThat(one.mfa.challenge(user, one.totp, Purpose.LOGIN)).isInstanceOf(Unavailable.class);
            Phone phone = one.enrol(user);
            for (int i = 0; i < 5; i++) {
                one.mfa.verify(one.token(user, one.totp), phone.wrong());
            }
        }
        one.mfa.erase(users.get(0), new Administrator("deletion"));
        assertThat(users.subList(1, users.size()))
                .allSatisfy(user ->
                        assertThat(one.mfa.inspect(user, one.totp).failures()).isEqualTo(5));
        assertThat(one.mfa.inspect(users.get(0), one.totp).failures()).isZero();
    }
}
