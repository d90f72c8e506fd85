package io.github.mfa4j.codes;

import io.github.mfa4j.Change;
import io.github.mfa4j.SecretText;
import java.time.Instant;
import java.util.List;

/** What came of generating recovery codes. */
public sealed interface RecoveryCodesResult {

    /**
     * The new codes; those of an older set are void. Show them to the user now, for instance with
     * {@link CodeFormat#grouped}: they cannot be had again.
     *
     * @param codes the codes in clear
     * @param at when they were made
     */
    record Generated(List<SecretText> codes, Instant at) implements RecoveryCodesResult {

        /**
         * Copies the codes.
         *
         * @param codes the codes in clear
         * @param at when they were made
         */
        public Generated {
            codes = List.copyOf(codes);
        }
    }

    /**
     * Nothing was made, and an older set stands.
     *
     * @param reason {@link Change#NOT_AUTHORISED} or {@link Change#BUSY}
     */
    record NotGenerated(Change reason) implements RecoveryCodesResult {}
}
