package io.github.mfa4j.totp;

import io.github.mfa4j.Change;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Enrolment;
import io.github.mfa4j.factor.Enrolments;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The authenticator apps of all users in the vault: several active ones, and at most one pending. */
final class TotpEnrolments {

    /** How long a secret that was shown can be confirmed. */
    static final Duration PENDING_LIFETIME = Duration.ofHours(24);

    private final Enrolments vault;
    private final FactorId factor;

    TotpEnrolments(Enrolments vault, FactorId factor) {
        this.vault = vault;
        this.factor = factor;
    }

    /** What came of making a pending enrolment active. */
    enum Activation {
        ADDED,
        RENEWED,
        GONE
    }

    List<Enrolment> active(UserId user) {
        return vault.of(user).stream().filter(this::isActive).toList();
    }

    /** All that the register must keep count of: active or pending. */
    List<String> ids(UserId user) {
        return vault.of(user).stream().filter(this::isOurs).map(Enrolment::id).toList();
    }

    Optional<Enrolment> pending(UserId user, String id) {
        return vault.of(user).stream()
                .filter(e -> isPending(e) && e.id().equals(id))
                .findFirst();
    }

    static boolean isOver(Enrolment pending, Instant now) {
        return !now.isBefore(pending.createdAt().plus(PENDING_LIFETIME));
    }

    void removePending(UserId user, String id) {
        remove(user, enrolment -> isPending(enrolment) && enrolment.id().equals(id));
    }

    /**
     * Adds a pending enrolment in place of an earlier pending one, if what is asked of the active ones says
     * {@link Change#DONE}.
     */
    Change begin(UserId user, Enrolment pending, Function<List<Enrolment>, Change> permission) {
        return vault.decide(user, enrolments -> {
                    Change permitted = permission.apply(
                            enrolments.stream().filter(this::isActive).toList());
                    if (permitted != Change.DONE) {
                        return Decision.<List<Enrolment>, Change>keep(permitted);
                    }
                    Stream<Enrolment> others = enrolments.stream().filter(e -> !isPending(e));
                    return Decision.commit(
                            Stream.concat(others, Stream.of(pending)).toList(), Change.DONE);
                })
                .orElse(Change.BUSY);
    }

    /** Makes a pending enrolment active and removes the one whose place it takes, in one write; empty when too busy. */
    Optional<Activation> activate(UserId user, Enrolment pending) {
        try (OtpSecret secret = secretOf(user, pending)) {
            Enrolment active = sealed(
                    user, pending.id(), pending.label(), true, pending.createdAt(), pending.parameters(), null, secret);
            return vault.decide(user, enrolments -> {
                // By its id: its secret may have been sealed under a newer key since it was read.
                if (enrolments.stream().noneMatch(e -> isPending(e) && e.id().equals(pending.id()))) {
                    return Decision.keep(Activation.GONE);
                }
                List<Enrolment> others = enrolments.stream()
                        .filter(e -> !e.id().equals(pending.id()) && !e.id().equals(pending.replaces()))
                        .toList();
                boolean renewed = others.size() < enrolments.size() - 1;
                return Decision.commit(
                        Stream.concat(others.stream(), Stream.of(active)).toList(),
                        renewed ? Activation.RENEWED : Activation.ADDED);
            });
        }
    }

    /** Removes what matches and tells whether there was any; empty when too busy. */
    Optional<Boolean> remove(UserId user, Predicate<Enrolment> which) {
        return vault.decide(user, enrolments -> {
            List<Enrolment> kept = enrolments.stream()
                    .filter(e -> !(isOurs(e) && which.test(e)))
                    .toList();
            return Decision.commit(kept, kept.size() < enrolments.size());
        });
    }

    boolean isUnderCurrentKey(Enrolment enrolment) {
        return vault.isUnderCurrentKey(enrolment);
    }

    /** Seals a user's secrets under the current key; if it is too busy, the next login or the job will. */
    void reseal(UserId user) {
        vault.reseal(user);
    }

    /** Seals a secret into an enrolment. */
    Enrolment sealed(
            UserId user,
            String id,
            String label,
            boolean active,
            Instant createdAt,
            String parameters,
            @Nullable String replaces,
            OtpSecret secret) {
        byte[] bytes = secret.toByteArray();
        try {
            return new Enrolment(
                    id,
                    factor,
                    label,
                    active,
                    createdAt,
                    parameters,
                    replaces,
                    vault.seal(user, factor, id, active, bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Opens the secret; legacy imports may be shorter than new ones. */
    OtpSecret secretOf(UserId user, Enrolment enrolment) {
        byte[] bytes = vault.open(user, enrolment);
        try {
            return OtpSecret.ofLegacyBytes(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private boolean isOurs(Enrolment enrolment) {
        return enrolment.factor().equals(factor);
    }

    private boolean isActive(Enrolment enrolment) {
        return isOurs(enrolment) && enrolment.active();
    }

    private boolean isPending(Enrolment enrolment) {
        return isOurs(enrolment) && !enrolment.active();
    }
}
