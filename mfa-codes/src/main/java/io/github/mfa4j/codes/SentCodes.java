package io.github.mfa4j.codes;

import io.github.mfa4j.factor.Challenge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The section of a factor that sends codes: one lane for each kind of purpose.
 *
 * @param afterFirstFactor codes for users who have passed a first factor
 * @param anonymous codes that anybody may ask for
 */
record SentCodes(Lane afterFirstFactor, Lane anonymous) {

    static final SentCodes EMPTY = new SentCodes(Lane.EMPTY, Lane.EMPTY);

    Lane lane(PurposeKind kind) {
        return kind == PurposeKind.ANONYMOUS ? anonymous : afterFirstFactor;
    }

    SentCodes with(PurposeKind kind, Lane lane) {
        return kind == PurposeKind.ANONYMOUS ? new SentCodes(afterFirstFactor, lane) : new SentCodes(lane, anonymous);
    }

    /**
     * The lane of a challenge to be, without the codes whose place its code takes: after a first factor the purpose's only
     * one; for an anonymous purpose none but the one it is a resend of, because whoever asks is not known to be the user who
     * is typing another.
     */
    Lane laneFor(Challenge challenge, @Nullable Challenge replaced) {
        PurposeKind kind = PurposeKind.of(challenge.purpose());
        Lane lane = lane(kind).present(challenge.issuedAt());
        if (kind == PurposeKind.AFTER_FIRST_FACTOR) {
            return lane.withoutCodesFor(challenge.purpose().name());
        }
        return replaced == null || lane.isClosed(replaced.id()) ? lane : lane.without(replaced.id());
    }

    SentCodes present(Instant now) {
        return new SentCodes(afterFirstFactor.present(now), anonymous.present(now));
    }

    /** Without a code that can be answered; closed anonymous ones stay closed. */
    SentCodes ended(Instant now) {
        return new SentCodes(afterFirstFactor.withoutCodes(), anonymous.allClosed(now));
    }
}
