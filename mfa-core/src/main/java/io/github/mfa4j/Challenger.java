package io.github.mfa4j;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Delivery;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.factor.Guard;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.factor.Start;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.UserProfile;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Starts the challenges of one factor: decide, commit, deliver, answer. */
final class Challenger<S> {

    private static final int MAX_DESTINATION = 320;

    private final FactorContext<S> factor;
    private final SecureRandom random = new SecureRandom();

    Challenger(FactorContext<S> factor) {
        this.factor = factor;
    }

    /** What was asked for. */
    private record Request(
            ChallengeId id,
            Instant at,
            UserId user,
            Purpose purpose,
            @Nullable String destination,
            @Nullable Challenge replaced) {}

    /** What was decided, to be told once it is committed. */
    private record Decided<S>(Challenge challenge, Opening<S> opening) {}

    ChallengeResult challenge(
            UserId user,
            Purpose purpose,
            @Nullable String destination,
            @Nullable Challenge replaced,
            ChallengeTokens tokens) {
        requireSensible(purpose, destination);
        Instant now = factor.setup().registers().now();
        // Nobody is told whether an anonymous resend went out: under the same id, both tokens fit whichever code came.
        ChallengeId id = purpose.anonymous() && replaced != null ? replaced.id() : ChallengeId.draw(random);
        Request request = new Request(id, now, user, purpose, destination, replaced);
        return purpose.anonymous() ? startUnseen(request, tokens) : answer(run(request), tokens);
    }

    private Decided<S> run(Request request) {
        FactorRules.Opener<S> opener = factor.rules().opener(request.destination(), request.replaced());
        Decided<S> decided = decided(request, opener);
        if (decided.opening() instanceof Opening.Opened<S> opened) {
            deliver(request, decided.challenge(), opened, opener);
        } else {
            opener.withdraw();
            publish(Kind.CHALLENGE_REFUSED, decided.challenge(), reason(decided.opening()));
        }
        return decided;
    }

    private Decided<S> decided(Request request, FactorRules.Opener<S> opener) {
        try {
            return factor.decide(request.user(), (register, now) -> decide(request, opener, register, now))
                    .orElseGet(() -> busy(request));
        } catch (MfaUnavailableException e) {
            opener.withdraw();
            throw e;
        }
    }

    private ChallengeResult answer(Decided<S> decided, ChallengeTokens tokens) {
        Challenge challenge = decided.challenge();
        if (decided.opening() instanceof Opening.Opened<S> opened) {
            return new Started(
                    tokens.seal(challenge), challenge.expiresAt(), opened.maskedDestination(), opened.resendAt());
        }
        return decided.opening() instanceof Opening.Later<S> later
                ? later.result()
                : new Unavailable(((Opening.Impossible<S>) decided.opening()).reason());
    }

    /**
     * Starts a challenge that anybody may ask for. The answer is given before anything is looked up, so that it cannot tell a
     * known user from an unknown one, by content or by time; the work follows on the application's executor.
     */
    private Started startUnseen(Request request, ChallengeTokens tokens) {
        Executor executor = factor.rules().anonymousExecutor();
        if (executor == null) {
            throw new IllegalArgumentException("factor " + factor.id() + " serves no anonymous purpose such as "
                    + request.purpose().name() + "; build it with an executor");
        }
        Challenge challenge = draft(request, request.at(), 0);
        try {
            executor.execute(() -> workOff(request));
        } catch (RejectedExecutionException e) {
            throw new MfaUnavailableException(Dependency.EXECUTOR, "rejected an anonymous challenge", e);
        }
        return new Started(tokens.seal(challenge), challenge.expiresAt(), null, null);
    }

    private void workOff(Request request) {
        try {
            run(request);
        } catch (MfaUnavailableException e) {
            publish(Kind.OUTAGE, draft(request, request.at(), 0), e.dependency().name());
        }
    }

    private Decision<Register<S>, Decided<S>> decide(
            Request request, FactorRules.Opener<S> opener, Register<S> register, Instant now) {
        // The token of an anonymous challenge is out already: its code must end when the token does.
        Challenge challenge = request.purpose().anonymous()
                ? draft(request, request.at(), 0)
                : draft(request, now, register.guard().issued() + 1);
        Optional<UserProfile> profile = factor.setup().profile(request.user());
        Start<S> start = Start.of(
                factor.rules(),
                factor.setup().lockout(),
                register,
                challenge,
                request.replaced(),
                now,
                section -> profile.map(known -> opener.open(section, challenge, known))
                        .orElseGet(() -> new Opening.Impossible<>(Unavailable.Reason.USER_UNAVAILABLE)));
        return Decision.commit(start.next(), new Decided<>(challenge, start.opening()));
    }

    private void deliver(Request request, Challenge challenge, Opening.Opened<S> opened, FactorRules.Opener<S> opener) {
        publish(Kind.CHALLENGE_STARTED, challenge, null);
        if (opened.notice() != null) {
            publish(opened.notice(), challenge, null);
        }
        Delivery<S> delivery = opened.delivery();
        if (delivery == null) {
            return;
        }
        try {
            delivery.send();
            publish(Kind.CODE_SENT, challenge, null);
        } catch (Exception e) {
            publish(Kind.DELIVERY_FAILED, challenge, null);
            MfaUnavailableException failure =
                    new MfaUnavailableException(Dependency.SENDER, "could not deliver a code", e);
            boolean certain = e instanceof DeliveryException delivering && delivering.certainlyNotAccepted();
            if (certain) {
                opener.withdraw();
            }
            giveBack(request, certain ? delivery : null, failure);
            throw failure;
        }
    }

    /**
     * Gives back what a failed delivery should not cost: the wait, if surely nothing went out, and the challenge that was
     * asked to resend, which is all the client has left to ask again with.
     */
    private void giveBack(Request request, @Nullable Delivery<S> certain, MfaUnavailableException failure) {
        try {
            factor.decide(request.user(), (register, now) -> {
                Guard guard = request.replaced() == null || request.purpose().anonymous()
                        ? register.guard()
                        : register.guard().withReopened(request.replaced().number());
                S section = certain == null ? register.section() : certain.afterCertainFailure(register.section());
                return Decision.commit(new Register<>(guard, section), request);
            });
        } catch (MfaUnavailableException e) {
            failure.addSuppressed(e);
        }
    }

    private Decided<S> busy(Request request) {
        Challenge challenge = draft(request, request.at(), 0);
        return new Decided<>(challenge, new Opening.Impossible<>(Unavailable.Reason.BUSY));
    }

    private static String reason(Opening<?> opening) {
        return opening instanceof Opening.Later<?> later
                ? later.result().reason().name()
                : ((Opening.Impossible<?>) opening).reason().name();
    }

    private void publish(Kind kind, Challenge challenge, @Nullable String detail) {
        factor.publish(kind, factor.setup().registers().now(), challenge, detail);
    }

    private Challenge draft(Request request, Instant now, long number) {
        return new Challenge(
                request.id(),
                request.user(),
                factor.id(),
                request.purpose(),
                number,
                now,
                now.plus(factor.setup().challengeLifetime()),
                request.destination());
    }

    private static void requireSensible(Purpose purpose, @Nullable String destination) {
        if (purpose.provesAddress() && destination == null) {
            throw new IllegalArgumentException(
                    "destination is missing: " + purpose.name() + " names the address to prove");
        }
        if (destination != null
                && (destination.isEmpty()
                        || destination.length() > MAX_DESTINATION
                        || destination.codePoints().anyMatch(UserId::isForbidden))) {
            throw new IllegalArgumentException("destination has " + destination.length()
                    + " characters, allowed are 1 to " + MAX_DESTINATION + " without control characters");
        }
    }
}
