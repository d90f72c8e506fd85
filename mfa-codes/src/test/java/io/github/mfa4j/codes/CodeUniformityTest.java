package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pearson's chi-square over the symbols of each position and over the pairs of neighbouring positions.
 *
 * <p>Threshold: Laurent and Massart, Annals of Statistics 28 (2000), lemma 1, bound the tail of a chi-square variable X
 * with k degrees of freedom by P(X ≥ k + 2√(kx) + 2x) ≤ e^−x. With x = ln({@value #STATISTICS} / 10^−7) all statistics of
 * this class together raise a false alarm in fewer than 1 of 10^7 runs; that leaves a factor of ten below the promised
 * 10^−6 for the statistic being chi-square only in the limit (expected counts here are 195 or more).
 */
@DisplayName("A60: generated codes are uniform over the alphabet")
class CodeUniformityTest {

    private static final int SAMPLES = 200_000;
    private static final int STATISTICS = 64;
    private static final double TAIL = Math.log(STATISTICS / 1e-7);

    static Stream<CodeFormat> formats() {
        return Stream.of(CodeFormat.digits(6), CodeFormat.unambiguous(), CodeFormat.of("ABCDEFG", 8));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyPositionAndPairOfNeighbours(CodeFormat format) {
        int size = format.alphabet().length();
        int[][] positions = new int[format.length()][size];
        int[][] pairs = new int[format.length() - 1][size * size];
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < SAMPLES; i++) {
            String code = format.generate(random).reveal();
            int previous = -1;
            for (int p = 0; p < format.length(); p++) {
                int symbol = format.alphabet().indexOf(code.charAt(p));
                positions[p][symbol]++;
                if (p > 0) {
                    pairs[p - 1][previous * size + symbol]++;
                }
                previous = symbol;
            }
        }
        for (int[] counts : positions) {
            assertThat(chiSquare(counts)).isLessThan(threshold(size - 1));
        }
        for (int[] counts : pairs) {
            assertThat(chiSquare(counts)).isLessThan(threshold(size * size - 1));
        }
    }

    @Test
    void theFormatsTestedAreWithinTheNumberOfStatisticsAllowedFor() {
        assertThat(formats().mapToInt(format -> 2 * format.length() - 1).sum()).isLessThanOrEqualTo(STATISTICS);
    }

    @Test
    void theThresholdCatchesAByteReducedModuloTen() {
        int[] counts = new int[10];
        for (int i = 0; i < 6 * SAMPLES; i++) {
            counts[(i & 0xff) % 10]++;
        }
        assertThat(chiSquare(counts)).isGreaterThan(threshold(9));
    }

    @Test
    void theThresholdCatchesARepeatedSymbol() {
        int[] pairs = new int[100];
        for (int i = 0; i < SAMPLES; i++) {
            pairs[(i % 10) * 11]++;
        }
        assertThat(chiSquare(pairs)).isGreaterThan(threshold(99));
    }

    @Test
    void generationUsesTheGivenSourceOnly() {
        CodeFormat format = CodeFormat.unambiguous();
        SecureRandom zeros = new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 0);
            }
        };
        assertThat(format.generate(zeros).reveal()).isEqualTo("00000000");
    }

    private static double chiSquare(int[] counts) {
        double expected = Arrays.stream(counts).sum() / (double) counts.length;
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private static double threshold(int degreesOfFreedom) {
        return degreesOfFreedom + 2 * Math.sqrt(degreesOfFreedom * TAIL) + 2 * TAIL;
    }
}
