package io.github.mfa4j.benchmarks.report;

import io.github.mfa4j.benchmarks.report.Comparison.Entry;
import java.util.List;
import java.util.stream.Stream;

/** The comparisons on stores, as data. */
final class StoreComparisons {

    static final String H2 = "H2";
    static final String POSTGRESQL = "PostgreSQL";
    static final String REDIS = "Redis";
    static final List<String> STORES = List.of(H2, POSTGRESQL, REDIS);

    /** How many work at the same time. */
    static final List<Integer> CLIENTS = List.of(1, 4);

    private static final Work ISSUE_AND_VERIFY = new Work("sent code: issue and verify", "issueAndVerify", true);

    private static final List<Work> ALL = List.of(
            new Work("sent code: issue", "issue", true),
            new Work("sent code: verify", "verify", true),
            ISSUE_AND_VERIFY,
            new Work("TOTP: verify", "totpVerify", false));

    private StoreComparisons() {}

    /**
     * An operation.
     *
     * @param title a few words
     * @param name in the names of its measurements
     * @param besideSpring whether Spring Security has one like it
     */
    private record Work(String title, String name, boolean besideSpring) {

        Comparison on(String store, int clients) {
            boolean beside = besideSpring && !store.equals(REDIS);
            return new Comparison(
                    store + ", " + title,
                    entry(Comparisons.US, store, clients),
                    beside ? List.of(entry("Spring", store, clients)) : List.of(),
                    List.of(entry("floor", store, clients)));
        }

        private Entry entry(String who, String store, int clients) {
            return new Entry(who, store + '.' + name + '/' + who + '/' + clients);
        }
    }

    static List<Comparison> with(int clients) {
        return STORES.stream().flatMap(store -> on(store, clients)).toList();
    }

    static Stream<Comparison> on(String store, int clients) {
        return ALL.stream().map(work -> work.on(store, clients));
    }

    static Comparison issueAndVerify(String store, int clients) {
        return ISSUE_AND_VERIFY.on(store, clients);
    }
}
