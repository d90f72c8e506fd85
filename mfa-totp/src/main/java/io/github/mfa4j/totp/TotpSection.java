package io.github.mfa4j.totp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the register of a user's authenticator apps holds beside the guard: for every enrolment the steps used, and for a
 * pending one the wrong codes.
 */
record TotpSection(List<Entry> entries) {

    static final TotpSection EMPTY = new TotpSection(List.of());

    /** Wrong codes that end a pending enrolment. */
    static final int MAX_CONFIRM_FAILURES = 5;

    /** Enrolments that may be under way at the same time. */
    private static final int MAX_BEGUN = 4;

    TotpSection {
        entries = List.copyOf(entries);
    }

    /** One enrolment. */
    record Entry(String enrolmentId, UsedSteps used, int confirmFailures) {

        boolean isOver() {
            return confirmFailures >= MAX_CONFIRM_FAILURES;
        }
    }

    Optional<Entry> entry(String enrolmentId) {
        for (Entry entry : entries) {
            if (entry.enrolmentId().equals(enrolmentId)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Begins to keep count of an enrolment. */
    TotpSection begin(String enrolmentId) {
        return with(new Entry(enrolmentId, UsedSteps.NONE, 0));
    }

    TotpSection withUsed(Entry entry, long step) {
        return with(new Entry(entry.enrolmentId(), entry.used().with(step), 0));
    }

    TotpSection withConfirmFailure(Entry entry) {
        return with(new Entry(entry.enrolmentId(), entry.used(), entry.confirmFailures() + 1));
    }

    /**
     * Forgets what is neither one of these enrolments nor among the newest others: those may be enrolments that another
     * request has begun to count and not yet stored.
     */
    TotpSection keeping(Collection<String> enrolmentIds) {
        List<Entry> others = entries.stream()
                .filter(entry -> !enrolmentIds.contains(entry.enrolmentId()))
                .toList();
        List<Entry> oldest = others.subList(0, Math.max(0, others.size() - MAX_BEGUN));
        return new TotpSection(
                entries.stream().filter(entry -> !oldest.contains(entry)).toList());
    }

    TotpSection without(String enrolmentId) {
        return new TotpSection(entries.stream()
                .filter(entry -> !entry.enrolmentId().equals(enrolmentId))
                .toList());
    }

    /**
     * Begins anew for an enrolment whose entry was lost: what was used before is unknown, so nothing up to the end of the
     * current window is accepted.
     */
    TotpSection restored(String enrolmentId, long windowEnd) {
        return entry(enrolmentId).isPresent() ? this : with(new Entry(enrolmentId, UsedSteps.through(windowEnd), 0));
    }

    private TotpSection with(Entry changed) {
        List<Entry> next = new ArrayList<>(entries);
        next.removeIf(entry -> entry.enrolmentId().equals(changed.enrolmentId()));
        next.add(changed);
        return new TotpSection(next);
    }
}
