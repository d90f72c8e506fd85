package io.github.mfa4j;

import io.github.mfa4j.ChallengeResult.NotNow;
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
        Request request = new Request(ChallengeId.draw(random), user, purpose, destination, replaced);
        return purpose.anonymous() ? startUnseen(request, tokens) : start(request, tokens);
    }

    private ChallengeResult start(Request request, ChallengeTokens tokens) {
        Optional<Decided<S>> decided = decide(request);
        if (decided.isEmpty()) {
            return refused(request, new Unavailable(Unavailable.Reason.BUSY));
        }
        Challenge challenge = decided.get().challenge();
        Opening<S> opening = decided.get().opening();
        if (opening instanceof Opening.Opened<S> opened) {
            deliver(challenge, opened);
            return new Started(
                    tokens.seal(challenge), challenge.expiresAt(), opened.maskedDestination(), opened.resendAt());
        }
        return refused(
                request,
                opening instanceof Opening.Later<S> later
                        ? later.result()
                        : new Unavailable(((Opening.Impossible<S>) opening).reason()));
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
        Challenge challenge = draft(request, factor.setup().registers().now(), 0);
        try {
            executor.execute(() -> workOff(request));
        } catch (RejectedExecutionException e) {
            throw new MfaUnavailableException(Dependency.EXECUTOR, "rejected an anonymous challenge", e);
        }
        return new Started(tokens.seal(challenge), challenge.expiresAt(), null, null);
    }

    private void workOff(Request request) {
        try {
            Optional<Decided<S>> decided = decide(request);
            if (decided.isPresent() && decided.get().opening() instanceof Opening.Opened<S> opened) {
                deliver(decided.get().challenge(), opened);
            } else {
                refused(request, new Unavailable(Unavailable.Reason.BUSY));
            }
        } catch (MfaUnavailableException e) {
            Instant now = factor.setup().registers().now();
            factor.publish(
                    Kind.OUTAGE,
                    now,
                    request.user(),
                    request.purpose(),
                    e.dependency().name());
        }
    }

    private Optional<Decided<S>> decide(Request request) {
        FactorRules.Opener<S> opener = factor.rules().opener(request.destination(), request.replaced());
        return factor.decide(request.user(), (register, now) -> decide(request, opener, register, now));
    }

    private Decision<Register<S>, Decided<S>> decide(
            Request request, FactorRules.Opener<S> opener, Register<S> register, Instant now) {
        boolean anonymous = request.purpose().anonymous();
        Guard guard = register.guard().rebased(now, factor.setup().lockout());
        Register<S> present = register.with(guard);
        Challenge challenge = draft(request, now, anonymous ? 0 : guard.issued() + 1);
        Optional<UserProfile> profile = factor.setup().profile(request.user());
        if (profile.isEmpty()) {
            return Decision.keep(impossible(challenge, Unavailable.Reason.USER_UNAVAILABLE));
        }
        if (!anonymous && guard.suspended()) {
            return Decision.keep(impossible(challenge, Unavailable.Reason.SUSPENDED));
        }
        if (!anonymous && guard.isLockedAt(now)) {
            NotNow locked = new NotNow(NotNow.Reason.LOCKED, guard.lockedUntil());
            return Decision.commit(present, new Decided<>(challenge, new Opening.Later<>(locked)));
        }
        if (request.replaced() != null
                && !anonymous
                && guard.voids(request.replaced().number())) {
            return Decision.keep(impossible(challenge, Unavailable.Reason.CHALLENGE_VOID));
        }
        Opening<S> opening = opener.open(register.section(), challenge, profile.get());
        if (!(opening instanceof Opening.Opened<S> opened)) {
            return Decision.commit(present, new Decided<>(challenge, opening));
        }
        Guard next = anonymous ? guard : guard.withNextChallenge();
        if (request.replaced() != null && !anonymous) {
            next = next.withVoidThrough(request.replaced().number());
        }
        return Decision.commit(new Register<>(next, opened.next()), new Decided<>(challenge, opened));
    }

    private void deliver(Challenge challenge, Opening.Opened<S> opened) {
        publish(Kind.CHALLENGE_STARTED, challenge);
        if (opened.notice() != null) {
            publish(opened.notice(), challenge);
        }
        Delivery<S> delivery = opened.delivery();
        try {
            if (delivery.send()) {
                publish(Kind.CODE_SENT, challenge);
            }
        } catch (RuntimeException e) {
            publish(Kind.DELIVERY_FAILED, challenge);
            MfaUnavailableException failure =
                    new MfaUnavailableException(Dependency.SENDER, "could not deliver a code", e);
            if (e instanceof DeliveryException delivering && delivering.certainlyNotAccepted()) {
                giveBack(challenge, delivery, failure);
            }
            throw failure;
        }
    }

    private void giveBack(Challenge challenge, Delivery<S> delivery, MfaUnavailableException failure) {
        try {
            factor.decide(
                    challenge.user(),
                    (register, now) -> Decision.commit(
                            new Register<>(register.guard(), delivery.afterCertainFailure(register.section())),
                            challenge));
        } catch (MfaUnavailableException e) {
            failure.addSuppressed(e);
        }
    }

    private ChallengeResult refused(Request request, ChallengeResult result) {
        String reason = result instanceof NotNow later
                ? later.reason().name()
                : ((Unavailable) result).reason().name();
        Instant now = factor.setup().registers().now();
        factor.publish(Kind.CHALLENGE_REFUSED, now, request.user(), request.purpose(), reason);
        return result;
    }

    private void publish(Kind kind, Challenge challenge) {
        factor.publish(kind, challenge.issuedAt(), challenge.user(), challenge.purpose(), null);
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

    private static <S> Decided<S> impossible(Challenge challenge, Unavailable.Reason reason) {
        return new Decided<>(challenge, new Opening.Impossible<>(reason));
    }

    private static void requireSensible(Purpose purpose, @Nullable String destination) {
        if (purpose.provesAddress() && destination == null) {
            throw new IllegalArgumentException(
                    "destination is missing: " + purpose.name() + " names the address to prove");
        }
        if (destination != null && (destination.isEmpty() || destination.length() > MAX_DESTINATION)) {
            throw new IllegalArgumentException(
                    "destination has " + destination.length() + " characters, allowed are 1 to " + MAX_DESTINATION);
        }
    }
}
