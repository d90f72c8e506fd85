package io.github.mfa4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.benchmarks.OtpBenchmark;
import io.github.mfa4j.benchmarks.OtpFloorBenchmark;
import io.github.mfa4j.benchmarks.QrBenchmark;
import io.github.mfa4j.benchmarks.VerificationBenchmark;
import io.github.mfa4j.benchmarks.report.Comparison.Entry;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The report shows what is measured: all of it, and nothing else. */
class ComparisonsTest {

    private static final Set<Class<?>> CLASSES =
            Set.of(OtpBenchmark.class, OtpFloorBenchmark.class, QrBenchmark.class, VerificationBenchmark.class);

    @Test
    void everyBenchmarkIsInAComparisonAndEveryEntryIsABenchmark() throws NoSuchFieldException {
        Set<String> compared = Stream.of(Comparisons.codes(), Comparisons.QR, Comparisons.verifications())
                .flatMap(comparisons -> comparisons.stream().flatMap(Comparison::entries))
                .map(Entry::measurement)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(compared).isEqualTo(measured());
    }

    @Test
    void everyBenchmarkClassBelongsToOneSection() {
        for (Class<?> type : CLASSES) {
            String name = type.getName() + ".method";
            assertThat(Stream.of(Section.values())
                            .map(Section::pattern)
                            .filter(pattern -> pattern != null
                                    && Pattern.compile(pattern).matcher(name).find()))
                    .as(name)
                    .hasSize(1);
        }
    }

    private static Set<String> measured() throws NoSuchFieldException {
        String[] libraries = OtpBenchmark.class
                .getField("library")
                .getAnnotation(Param.class)
                .value();
        Set<String> names = new TreeSet<>();
        for (Class<?> type : CLASSES) {
            for (Method method : type.getDeclaredMethods()) {
                String name = type.getSimpleName() + '.' + method.getName();
                if (!method.isAnnotationPresent(Benchmark.class)) {
                    continue;
                }
                if (type == OtpBenchmark.class) {
                    Stream.of(libraries).map(library -> name + '/' + library).forEach(names::add);
                } else {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
