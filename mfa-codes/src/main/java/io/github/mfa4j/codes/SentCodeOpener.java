package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts one challenge: one code and one charge on the destination, however many races are lost. Not thread-safe. */
final class SentCodeOpener implements FactorRules.Opener<SentCodes> {

    private final SentCodeParts parts;
    private final @Nullable String destination;
    private final @Nullable Challenge replaced;
    private final UUID messageKey = UUID.randomUUID();
    private @Nullable SecretText drawn;
    private @Nullable String charged;
    private Runnable giveBack = () -> {};

    SentCodeOpener(SentCodeParts parts, @Nullable String destination, @Nullable Challenge replaced) {
        this.parts = parts;
        this.destination = destination;
        this.replaced = replaced;
    }

    @Override
    public Opening<SentCodes> open(SentCodes section, Challenge challenge, UserProfile profile) {
        String address = address(challenge.purpose(), profile);
        if (address == null) {
            return new Opening.Impossible<>(Unavailable.Reason.NOT_SET_UP);
        }
        Lane lane = section.laneFor(challenge, replaced);
        if (lane.isClosed(challenge.id())) {
            return new Opening.Impossible<>(Unavailable.Reason.CHALLENGE_VOID);
        }
        Optional<NotNow> own = lane.obstacle(parts.policy(), challenge.purpose().name(), challenge.issuedAt());
        if (own.isPresent()) {
            return new Opening.Later<>(own.get());
        }
        String keyId = parts.binding().currentKeyId();
        Digest fingerprint = parts.binding().address(keyId, challenge.user(), address);
        return chargeOnce(challenge, address, lane.provenAt(keyId, fingerprint))
                .orElseGet(() -> opened(section, challenge, profile, address, keyId, fingerprint));
    }

    private Opening<SentCodes> opened(
            SentCodes section,
            Challenge challenge,
            UserProfile profile,
            String address,
            String keyId,
            Digest fingerprint) {
        PurposeKind kind = PurposeKind.of(challenge.purpose());
        SecretText code = code(kind);
        SentCode sent = new SentCode(
                challenge.id(),
                challenge.purpose().name(),
                keyId,
                parts.binding().code(keyId, challenge.sentTo(address), code),
                fingerprint,
                challenge.issuedAt(),
                challenge.expiresAt(),
                guessesSoFar(section.lane(kind), challenge));
        SentCodes next = section.with(kind, section.laneFor(challenge, replaced).sent(sent));
        CodeMessage message = new CodeMessage(
                messageKey,
                parts.channel(),
                address,
                code,
                challenge.purpose(),
                challenge.expiresAt(),
                profile.locale(),
                profile.accountName());
        return new Opening.Opened<>(
                next,
                DestinationMask.mask(address),
                resendAt(next, challenge),
                new SentCodeDelivery(parts.sender(), parts.budgets(challenge.purpose()), message, sent),
                null);
    }

    /** An anonymous resend goes on under its challenge's id, and with its count of guesses. */
    private static int guessesSoFar(Lane lane, Challenge challenge) {
        return lane.find(challenge.id(), challenge.issuedAt())
                .map(SentCode::guesses)
                .orElse(0);
    }

    /** From when a resend of the new challenge passes the user's own limits. */
    private Instant resendAt(SentCodes next, Challenge challenge) {
        return next.laneFor(challenge, challenge)
                .obstacle(parts.policy(), challenge.purpose().name(), challenge.issuedAt())
                .map(NotNow::retryAt)
                .orElse(challenge.issuedAt());
    }

    /** The address asked for if it may be used, else the preferred one; null if there is none. */
    private @Nullable String address(Purpose purpose, UserProfile profile) {
        if (purpose.provesAddress()) {
            return destination;
        }
        List<String> addresses = parts.addresses(profile);
        if (destination == null) {
            return addresses.isEmpty() ? null : addresses.get(0);
        }
        return addresses.contains(destination) ? destination : null;
    }

    /** A crash after this leaves a code charged that was not sent, never one sent and not charged. */
    private Optional<Opening<SentCodes>> chargeOnce(Challenge challenge, String address, @Nullable Instant provenAt) {
        if (address.equals(charged)) {
            return Optional.empty();
        }
        withdraw();
        Charge charge = parts.budgets(challenge.purpose()).charge(challenge.user(), address, provenAt);
        if (!charge.isRefused()) {
            charged = address;
            giveBack = charge.giveBack();
        }
        return charge.refusal().map(SentCodeOpener::refused);
    }

    private static Opening<SentCodes> refused(ChallengeResult why) {
        return why instanceof NotNow later
                ? new Opening.Later<>(later)
                : new Opening.Impossible<>(((Unavailable) why).reason());
    }

    @Override
    public void withdraw() {
        giveBack.run();
        giveBack = () -> {};
        charged = null;
    }

    private SecretText code(PurposeKind kind) {
        SecretText code = drawn;
        if (code == null) {
            code = parts.formatFor(kind).generate(parts.random());
            drawn = code;
        }
        return code;
    }
}
