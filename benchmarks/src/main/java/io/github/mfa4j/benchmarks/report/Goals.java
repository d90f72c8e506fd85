package io.github.mfa4j.benchmarks.report;

import io.github.mfa4j.benchmarks.report.Comparison.Entry;
import io.github.mfa4j.benchmarks.report.Goal.Quantity;
import io.github.mfa4j.benchmarks.report.Goal.Quotient;
import io.github.mfa4j.benchmarks.report.Goal.Side;
import io.github.mfa4j.benchmarks.report.Goal.Unit;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the library promises about its speed, as data. */
final class Goals {

    static final List<Goal> ALL = List.of(
            new Goal(
                    "codes: first in every row",
                    Side.AT_LEAST,
                    1,
                    Unit.TIMES,
                    toPeers(Comparisons.codes(), peer -> true, Measurement::coreNanos)),
            new Goal(
                    "codes: fewest bytes allocated in every row",
                    Side.AT_LEAST,
                    1,
                    Unit.TIMES,
                    toPeers(Comparisons.codes(), peer -> true, Measurement::bytes)),
            faster("generate: faster than java-otp", 1.3, Comparisons.GENERATE, Comparisons.JAVA_OTP),
            faster(
                    "three-step verify: faster than java-otp in a hand loop",
                    1.5,
                    Comparisons.VERIFY_STEPS,
                    Comparisons.JAVA_OTP),
            faster("codes, key prepared: faster than java-totp", 8, Comparisons.PREPARED, Comparisons.JAVA_TOTP),
            faster("codes, from the text: faster than java-totp", 8, Comparisons.FROM_TEXT, Comparisons.JAVA_TOTP),
            nearFloor("codes, key prepared: time over the bare SHA-1 compressions", 1.5, Comparisons.PREPARED),
            faster("PNG: faster than java-totp", 4, List.of(Comparisons.PNG), Comparisons.JAVA_TOTP),
            faster("PNG: faster than zxing javase", 4, List.of(Comparisons.PNG), Comparisons.ZXING_JAVASE),
            nearFloor("PNG and SVG: time over zxing's bare encoding", 1.3, List.of(Comparisons.PNG, Comparisons.SVG)),
            new Goal(
                    "whole verifications a second per core, in memory",
                    Side.AT_LEAST,
                    100_000,
                    Unit.PER_SECOND,
                    Comparisons.VERIFICATION_ALONE.stream()
                            .map(comparison -> new Quotient(
                                    comparison.title(),
                                    Quantity.constant(1e9),
                                    Quantity.of(comparison.ours().measurement(), Measurement::coreNanos)))
                            .toList()),
            ofFloor(StoreComparisons.H2),
            ofFloor(StoreComparisons.POSTGRESQL),
            ofFloor(StoreComparisons.REDIS),
            besideSpring(StoreComparisons.H2),
            besideSpring(StoreComparisons.POSTGRESQL));

    private Goals() {}

    private static Goal faster(String name, double times, List<Comparison> comparisons, String peer) {
        return new Goal(
                name,
                Side.AT_LEAST,
                times,
                Unit.TIMES,
                toPeers(comparisons, entry -> entry.label().equals(peer), Measurement::coreNanos));
    }

    private static Goal nearFloor(String name, double times, List<Comparison> comparisons) {
        List<Quotient> quotients = comparisons.stream()
                .flatMap(comparison -> comparison.floor().stream()
                        .map(floor -> quotient(comparison.title(), comparison.ours(), floor, Measurement::coreNanos)))
                .toList();
        return new Goal(name, Side.AT_MOST, times, Unit.TIMES, quotients);
    }

    private static List<Quotient> toPeers(
            List<Comparison> comparisons, Predicate<Entry> which, ToDoubleFunction<Measurement> figure) {
        return comparisons.stream()
                .flatMap(comparison -> comparison.peers().stream()
                        .filter(which)
                        .map(peer ->
                                quotient(comparison.title() + "; " + peer.label(), peer, comparison.ours(), figure)))
                .toList();
    }

    private static Goal ofFloor(String store) {
        return perSecond(
                store + ": operations a second, of the floor",
                0.8,
                clients -> StoreComparisons.on(store, clients),
                Comparison::floor);
    }

    private static Goal besideSpring(String store) {
        return perSecond(
                store + ": sent codes issued and verified a second, of Spring Security's",
                1,
                clients -> Stream.of(StoreComparisons.issueAndVerify(store, clients)),
                Comparison::peers);
    }

    private static Goal perSecond(
            String name,
            double times,
            IntFunction<Stream<Comparison>> comparisons,
            Function<Comparison, List<Entry>> others) {
        List<Quotient> quotients = StoreComparisons.CLIENTS.stream()
                .flatMap(clients -> comparisons
                        .apply(clients)
                        .flatMap(comparison -> others.apply(comparison).stream()
                                .map(other -> new Quotient(
                                        comparison.title() + "; " + Figures.clients(clients),
                                        Quantity.perSecond(comparison.ours().measurement()),
                                        Quantity.perSecond(other.measurement())))))
                .toList();
        return new Goal(name, Side.AT_LEAST, times, Unit.TIMES, quotients);
    }

    private static Quotient quotient(String label, Entry above, Entry below, ToDoubleFunction<Measurement> figure) {
        return new Quotient(label, Quantity.of(above.measurement(), figure), Quantity.of(below.measurement(), figure));
    }
}
