package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.challenge.Challenges;
import io.github.mfa4j.examples.auth.challenge.Verdicts;
import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.totp.TotpFactor;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds out what a code of a client's user is: the newest one sent, one of an authenticator that is on, or the first of a new one.
 * Every guess is counted wherever it is compared, so asking all of them gives no more guesses than each allows. The new one is
 * asked last, because it is given up after a few wrong codes: a user who goes on with the old one until then enters no wrong ones.
 */
@Service
class ClientVerification {

    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final Challenges challenges;
    private final Verdicts verdicts;
    private final ClientUsers users;

    ClientVerification(MultiFactor mfa, TotpFactor totp, Challenges challenges, Verdicts verdicts, ClientUsers users) {
        this.mfa = mfa;
        this.totp = totp;
        this.challenges = challenges;
        this.verdicts = verdicts;
        this.users = users;
    }

    /**
     * Whether the code is right, once.
     *
     * @throws Problem if it is not, and something that it may belong to is locked
     */
    boolean passes(UserId id, String code) {
        ClientUser user = users.get(id);
        List<BooleanSupplier> ways =
                List.of(() -> isSent(user, code), () -> isOfAuthenticator(id, code), () -> activates(user, code));
        Problem locked = null;
        for (BooleanSupplier way : ways) {
            try {
                if (way.getAsBoolean()) {
                    return true;
                }
            } catch (Problem problem) {
                locked = problem;
            }
        }
        if (locked != null) {
            throw locked;
        }
        return false;
    }

    private boolean isSent(ClientUser user, String code) {
        return isRight(user.id(), user.challenge(), code);
    }

    private boolean activates(ClientUser user, String code) {
        String enrolment = user.enrolment();
        if (enrolment == null) {
            return false;
        }
        return switch (totp.confirm(user.id(), enrolment, code)) {
            case CONFIRMED -> {
                users.setEnrolment(user.id(), null);
                yield true;
            }
            case ENDED -> {
                users.setEnrolment(user.id(), null);
                yield false;
            }
            case WRONG_CODE -> false;
            case BUSY -> throw Problem.busy();
        };
    }

    private boolean isOfAuthenticator(UserId id, String code) {
        return mfa.inspect(id, totp).setUp()
                && isRight(
                        id,
                        challenges
                                .open(totp, () -> mfa.challenge(id, totp, Purpose.LOGIN))
                                .tempToken(),
                        code);
    }

    private boolean isRight(UserId id, @Nullable String token, String code) {
        return token != null && verdicts.isProof(id, token, code);
    }
}
