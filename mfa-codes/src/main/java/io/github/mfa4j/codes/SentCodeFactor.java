package io.github.mfa4j.codes;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Single-use codes sent over one channel, to the addresses that the user directory lists for it (the first 8). A user has
 * the factor as long as there is an address; {@code disable} only ends what is outstanding.
 *
 * <p>A code works once, until the setup's challenge lifetime is over, for its user, factor, purpose, address and challenge
 * alone. After a first factor only the newest code of a purpose works. A right code clears the waiting time and the quotas
 * of its kind of purpose, unless the purpose proves an address, which may be a stranger's.
 *
 * <p>Mail proves less than the other channels: NIST SP 800-63B-4 section 3.1.3.1 and ASVS 6.3.6 do not accept it as a
 * factor, so a strict setup refuses it. Thread-safe.
 */
public final class SentCodeFactor extends Factor {

    private SentCodeFactor(MfaSetup setup, FactorId id, String amr, FactorRules<SentCodes> rules) {
        super(setup, id, amr, rules);
    }

    /**
     * Starts a factor.
     *
     * @param setup what it is built from
     * @param sender delivers the codes, over the channel it serves
     * @return a new builder
     */
    public static Builder builder(MfaSetup setup, Sender sender) {
        return new Builder(required("setup", setup), required("sender", sender));
    }

    private static <V> V required(String name, @Nullable V value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing from the factor");
        }
        return value;
    }

    /** Collects the settings of a factor. Not thread-safe. */
    public static final class Builder {

        /** With words around it, a longer code does not fit into one text message in every language. */
        private static final int MAX_TEXT_MESSAGE_CODE = 10;

        private static final BigInteger MIN_ANONYMOUS_SPACE = BigInteger.TWO.pow(40);

        private final MfaSetup setup;
        private final Sender sender;
        private final Channel channel;
        private FactorId id;
        private CodeFormat format = CodeFormat.digits(6);
        private CodeFormat anonymousFormat = CodeFormat.unambiguous();
        private SendPolicy policy = SendPolicy.DEFAULT;
        private @Nullable SpendPolicy spending;
        private @Nullable Executor anonymousExecutor;

        private Builder(MfaSetup setup, Sender sender) {
            this.setup = setup;
            this.sender = sender;
            channel = sender.channel();
            id = new FactorId(channel.name());
        }

        /**
         * The factor's name, part of stored state; the channel's name unless set.
         *
         * @param name the name
         * @return this builder
         */
        public Builder id(FactorId name) {
            this.id = name;
            return this;
        }

        /**
         * The form of codes for users who have passed a first factor; 6 digits unless set.
         *
         * @param codes the form; the more codes there are, the more guesses the lockout policy may allow
         * @return this builder
         */
        public Builder format(CodeFormat codes) {
            this.format = codes;
            return this;
        }

        /**
         * Serves purposes that anybody may start, such as a password reset; without this they are refused. Their codes are
         * looked up and sent on the executor, after the caller was answered, so that the answer cannot tell a known user
         * from an unknown one.
         *
         * @param executor where it is done; bounded, and refusing rather than blocking when it is full
         * @return this builder
         */
        public Builder anonymousPurposes(Executor executor) {
            this.anonymousExecutor = executor;
            return this;
        }

        /**
         * The form of codes that anybody may ask for; 8 characters of 32 unless set. No lock protects them, so there must be
         * many of them.
         *
         * @param codes the form, of 2<sup>40</sup> codes or more
         * @return this builder
         * @throws IllegalArgumentException if there are fewer codes
         */
        public Builder anonymousFormat(CodeFormat codes) {
            if (codes.space().compareTo(MIN_ANONYMOUS_SPACE) < 0) {
                throw new IllegalArgumentException("anonymousFormat has " + codes.space() + " codes, allowed are "
                        + MIN_ANONYMOUS_SPACE + " (40 bits) and more");
            }
            this.anonymousFormat = codes;
            return this;
        }

        /**
         * How often codes are sent; {@link SendPolicy#DEFAULT} unless set.
         *
         * @param limits the limits
         * @return this builder
         */
        public Builder sending(SendPolicy limits) {
            this.policy = limits;
            return this;
        }

        /**
         * What sending may cost. Required where codes go out as text messages; elsewhere only users and destinations are bounded
         * unless it is set.
         *
         * @param limits the limits
         * @return this builder
         */
        public Builder spending(SpendPolicy limits) {
            this.spending = limits;
            return this;
        }

        /**
         * Makes the factor.
         *
         * @return the factor
         * @throws IllegalArgumentException if a strict setup is to send codes by mail, if nothing says what text messages may
         *     cost or the policy of mails names countries, if a code is longer than the 10 characters that fit into a text
         *     message, or if the lockout policy allows so many guesses that the format cannot bear them
         */
        public SentCodeFactor build() {
            if (setup.strict() && channel.equals(Channel.MAIL)) {
                throw new IllegalArgumentException("factor " + id + " sends codes by mail, which a strict setup refuses"
                        + " (NIST SP 800-63B-4 section 3.1.3.1, ASVS 6.3.6); use another channel");
            }
            SpendPolicy.check("factor " + id, channel, spending);
            requireFit("format", format);
            requireFit("anonymousFormat", anonymousFormat);
            // A guess names its challenge and is compared with that one's code alone, however many are outstanding.
            // Codes of anonymous purposes are not under the lockout: at 5 guesses a code and at most 50 codes a day, a
            // year's chance on 40 bits is below one in ten million.
            setup.lockout().requireYearlyGuessChance(id, 1, format.space().doubleValue());
            SentCodeParts parts = new SentCodeParts(
                    sender,
                    channel,
                    format,
                    anonymousFormat,
                    anonymousExecutor,
                    policy,
                    CodeBinding.under(setup.digests()),
                    CodeBudgets.of(setup.registers(), channel, policy, spending, setup.challengeLifetime()),
                    new SecureRandom());
            // RFC 8176 section 2 has a value of its own for text messages; a one-time code over anything else is "otp".
            String amr = channel.equals(Channel.SMS) ? "sms" : "otp";
            return new SentCodeFactor(setup, id, amr, new SentCodeRules(parts));
        }

        private void requireFit(String name, CodeFormat codes) {
            if (channel.equals(Channel.SMS)) {
                Ranges.check(name + ".length", codes.length(), 1, MAX_TEXT_MESSAGE_CODE);
            }
        }
    }
}
