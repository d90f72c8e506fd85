package io.github.mfa4j.trials;

import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Evaluation;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.SectionFormat;
import io.github.mfa4j.spi.UserProfile;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A factor of a third party with so few codes that a test can guess all of them. No factor of the library can be built like
 * that, but the guard, the commit loop and the tokens around it are the same.
 */
final class ShortCodeFactor extends Factor {

    /** Codes are the numbers from 0 up to this one. */
    static final int SPACE = 40;

    private static final int NO_CODE = -1;

    ShortCodeFactor(MfaSetup setup) {
        super(setup, new FactorId("short"), "otp", new Rules(new SecureRandom()));
    }

    /** The section is the outstanding code; challenges that were superseded are void by their number. */
    private record Rules(SecureRandom random) implements FactorRules<Integer> {

        @Override
        public SectionFormat<Integer> format() {
            return new Format();
        }

        @Override
        public Opener<Integer> opener(@Nullable String destination, @Nullable Challenge replaced) {
            return (section, challenge, profile) -> profile.accountName().isEmpty()
                    ? new Opening.Impossible<>(Unavailable.Reason.NOT_SET_UP)
                    : Opening.Opened.withoutDelivery(random.nextInt(SPACE), null);
        }

        @Override
        public Attempt<Integer> attempt(Challenge challenge, String input) {
            return (section, profile, now) -> {
                if (section == NO_CODE) {
                    return new Evaluation.NotEvaluated<>(section, Reason.CHALLENGE_VOID, null);
                }
                return input.equals(Integer.toString(section))
                        ? new Evaluation.Right<>(NO_CODE, null, null)
                        : new Evaluation.Wrong<>(section, Reason.WRONG_CODE, null);
            };
        }

        @Override
        public int remaining(Integer section, UserId user, UserProfile profile) {
            return 1;
        }
    }

    private static final class Format implements SectionFormat<Integer> {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Integer empty() {
            return NO_CODE;
        }

        @Override
        public void write(Integer section, DataOutput out) throws IOException {
            out.writeInt(section);
        }

        @Override
        public Integer read(int version, DataInput in) throws IOException {
            return in.readInt();
        }

        @Override
        public Instant keepUntil(Integer section) {
            return Instant.MAX;
        }
    }
}
