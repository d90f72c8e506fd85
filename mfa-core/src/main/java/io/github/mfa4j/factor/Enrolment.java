package io.github.mfa4j.factor;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.spi.SealedSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One secret that a user shares with a device, as the vault keeps it.
 *
 * @param id a random name, unique among the user's enrolments
 * @param factor the factor it belongs to
 * @param label what the user calls it
 * @param active whether it was confirmed; a pending one can do nothing but be confirmed
 * @param createdAt when it was begun
 * @param parameters the factor's own, in its own form
 * @param replaces the enrolment whose place it takes once confirmed, null for none
 * @param secret the sealed secret
 */
public record Enrolment(
        String id,
        FactorId factor,
        String label,
        boolean active,
        Instant createdAt,
        String parameters,
        @Nullable String replaces,
        SealedSecret secret) {

    /**
     * The same enrolment with its secret sealed anew.
     *
     * @param sealed the secret
     * @return the enrolment
     */
    Enrolment sealedAs(SealedSecret sealed) {
        return new Enrolment(id, factor, label, active, createdAt, parameters, replaces, sealed);
    }
}
