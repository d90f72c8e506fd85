package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The codes of one kind of purpose, and what bounds them. The kinds share nothing, so that neither can use up the other's
 * quota or void its codes. Immutable; every rule is a pure function of the lane, the policy and the time.
 *
 * @param outstanding the codes that can still be answered, and the closed ones that must not be sent again, oldest first
 * @param log when codes were sent, since the last right one
 * @param proof the newest right code, null if there was none lately
 */
record Lane(
        List<SentCode> outstanding, SendLog log, @Nullable Proof proof) {

    static final Lane EMPTY = new Lane(List.of(), SendLog.EMPTY, null);

    /** Purposes with a code outstanding; with {@link #MAX_PER_PURPOSE} this bounds the size of the register. */
    static final int MAX_PURPOSES = 8;

    /** Codes outstanding for one anonymous purpose; after a first factor there is only the newest. */
    static final int MAX_PER_PURPOSE = 3;

    /** Closed codes; this bounds the size of the register, too. */
    static final int MAX_CLOSED = 8;

    private static final Duration PROOF_LIFETIME = Duration.ofDays(1);

    /** A right code at an instant, which shows that the user controlled the address then. */
    record Proof(String keyId, Digest fingerprint, Instant at) {}

    Lane {
        outstanding = List.copyOf(outstanding);
    }

    /** Drops what is over, and brings times from a clock that ran ahead back to the present. */
    Lane present(Instant now) {
        return new Lane(
                outstanding.stream().filter(code -> code.isOpenAt(now)).toList(),
                log.present(now),
                proof == null || !proof.at().plus(PROOF_LIFETIME).isAfter(now)
                        ? null
                        : new Proof(proof.keyId(), proof.fingerprint(), earlier(proof.at(), now)));
    }

    Optional<SentCode> find(ChallengeId challenge, Instant now) {
        return outstanding.stream()
                .filter(code -> code.challenge().equals(challenge) && !code.isClosed() && code.isOpenAt(now))
                .findFirst();
    }

    /** Whether the challenge was answered, or guessed at too often, so that it must not be gone on with. */
    boolean isClosed(ChallengeId challenge) {
        return outstanding.stream().anyMatch(code -> code.challenge().equals(challenge) && code.isClosed());
    }

    Lane without(ChallengeId challenge) {
        return new Lane(
                outstanding.stream()
                        .filter(code -> !code.challenge().equals(challenge))
                        .toList(),
                log,
                proof);
    }

    Lane withoutCodesFor(String purpose) {
        return new Lane(
                outstanding.stream()
                        .filter(code -> !code.purpose().equals(purpose))
                        .toList(),
                log,
                proof);
    }

    Lane withoutCodes() {
        return new Lane(List.of(), log, proof);
    }

    /** Ends every code, for good. */
    Lane allClosed(Instant now) {
        return new Lane(
                outstanding.stream()
                        .map(code -> code.isClosed() ? code : code.closed(now))
                        .toList(),
                log,
                proof);
    }

    /** What holds back another code for a purpose, and for how long; empty if nothing does. */
    Optional<NotNow> obstacle(SendPolicy policy, String purpose, Instant now) {
        return Stream.of(
                        log.intervalEnd(policy, now).map(end -> new NotNow(NotNow.Reason.RESEND_INTERVAL, end)),
                        log.quotaEnd(policy, now).map(end -> new NotNow(NotNow.Reason.USER_QUOTA, end)),
                        closedRoomAt().map(end -> new NotNow(NotNow.Reason.USER_QUOTA, end)),
                        roomAt(purpose).map(end -> new NotNow(NotNow.Reason.USER_QUOTA, end)))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(NotNow::retryAt));
    }

    /** When there is room for another code of the purpose; empty if there is. Codes are refused, never evicted. */
    private Optional<Instant> roomAt(String purpose) {
        List<Instant> ends = open().filter(code -> code.purpose().equals(purpose))
                .map(SentCode::expires)
                .sorted()
                .toList();
        if (!ends.isEmpty()) {
            return ends.size() < MAX_PER_PURPOSE ? Optional.empty() : Optional.of(ends.get(0));
        }
        Map<String, Instant> endByPurpose = open().collect(Collectors.toMap(
                SentCode::purpose, SentCode::expires, BinaryOperator.maxBy(Comparator.naturalOrder())));
        return endByPurpose.size() < MAX_PURPOSES
                ? Optional.empty()
                : endByPurpose.values().stream().min(Comparator.naturalOrder());
    }

    /** When a closed code goes, if there are too many; empty if not. */
    private Optional<Instant> closedRoomAt() {
        List<Instant> ends = outstanding.stream()
                .filter(SentCode::isClosed)
                .map(SentCode::expires)
                .sorted()
                .toList();
        return ends.size() < MAX_CLOSED ? Optional.empty() : Optional.of(ends.get(ends.size() - MAX_CLOSED));
    }

    private Stream<SentCode> open() {
        return outstanding.stream().filter(code -> !code.isClosed());
    }

    Lane sent(SentCode code) {
        return new Lane(Stream.concat(outstanding.stream(), Stream.of(code)).toList(), log.with(code.issued()), proof);
    }

    /**
     * After a send that certainly did not go out: nobody waits for the code. The quota stays charged, and so do the guesses
     * at the codes before it.
     */
    Lane undelivered(SentCode sent) {
        Lane rest = sent.guesses() == 0 ? without(sent.challenge()) : this;
        return new Lane(rest.outstanding, log.withoutDelayOf(sent.issued()), proof);
    }

    /** After a wrong guess for an anonymous purpose: the last one closes the code. */
    Lane guessed(SentCode code, Instant now) {
        return replacing(code, code.withGuess(now));
    }

    /** After the right code for an anonymous purpose. */
    Lane closed(SentCode code, Instant now) {
        return replacing(code, code.closed(now));
    }

    private Lane replacing(SentCode code, SentCode other) {
        return new Lane(
                outstanding.stream().map(one -> one.equals(code) ? other : one).toList(), log, proof);
    }

    /** After a right code that shows who the user is: interval and quotas start over. */
    Lane proven(SentCode code, Instant now) {
        return new Lane(outstanding, SendLog.EMPTY, new Proof(code.keyId(), code.fingerprint(), now));
    }

    /** When an address was last proven, null if it was not lately. A proof under a retired key counts for nothing. */
    @Nullable Instant provenAt(String keyId, Digest fingerprint) {
        return proof != null
                        && proof.keyId().equals(keyId)
                        && proof.fingerprint().equals(fingerprint)
                ? proof.at()
                : null;
    }

    Instant keepUntil() {
        return Stream.of(
                        outstanding.stream().map(SentCode::expires).max(Comparator.naturalOrder()),
                        Optional.of(log.keepUntil()),
                        Optional.ofNullable(proof).map(known -> known.at().plus(PROOF_LIFETIME)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
