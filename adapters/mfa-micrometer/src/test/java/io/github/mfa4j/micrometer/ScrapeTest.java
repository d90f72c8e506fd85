package io.github.mfa4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Prometheus is told. */
class ScrapeTest {

    private static final Pattern BUCKET = Pattern.compile("(mfa_[a-z]+)_seconds_bucket\\{.*le=\"([^\"]+)\"");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void namesUnitsAndTypesAreThoseOfPrometheus() {
        new Shop(registry).aDay();
        assertThat(registry.scrape().lines().filter(line -> line.startsWith("# TYPE")))
                .containsExactlyInAnyOrder(
                        "# TYPE mfa_challenges_total counter",
                        "# TYPE mfa_deliveries_seconds summary",
                        "# TYPE mfa_deliveries_seconds_max gauge",
                        "# TYPE mfa_events_total counter",
                        "# TYPE mfa_outages_total counter",
                        "# TYPE mfa_verifications_seconds summary",
                        "# TYPE mfa_verifications_seconds_max gauge");
    }

    @Test
    void aDayIsThereAsItWas() {
        new Shop(registry).aDay();
        assertThat(registry.scrape().lines())
                .contains(
                        "mfa_challenges_total{factor=\"mail\",outcome=\"resend_interval\",purpose=\"login\"} 1.0",
                        "mfa_challenges_total{factor=\"mail\",outcome=\"user_unavailable\",purpose=\"password_reset\"} 1.0",
                        "mfa_challenges_total{factor=\"sms\",outcome=\"prefix_quota\",purpose=\"login\"} 1.0",
                        "mfa_challenges_total{factor=\"totp\",outcome=\"locked\",purpose=\"login\"} 1.0",
                        "mfa_challenges_total{factor=\"totp\",outcome=\"started\",purpose=\"login\"} 6.0",
                        "mfa_deliveries_seconds_count{factor=\"mail\",outcome=\"failed\",purpose=\"step_up\"} 1",
                        "mfa_deliveries_seconds_count{factor=\"sms\",outcome=\"sent\",purpose=\"login\"} 1",
                        "mfa_events_total{factor=\"recovery\",kind=\"recovery_code_used\"} 1.0",
                        "mfa_events_total{factor=\"totp\",kind=\"locked\"} 1.0",
                        "mfa_events_total{factor=\"totp\",kind=\"replayed\"} 1.0",
                        "mfa_events_total{factor=\"totp\",kind=\"seal_broken\"} 0.0",
                        "mfa_outages_total{dependency=\"sender\"} 1.0",
                        "mfa_outages_total{dependency=\"user_directory\"} 2.0",
                        "mfa_verifications_seconds_count{factor=\"totp\",outcome=\"verified\",purpose=\"login\"} 1",
                        "mfa_verifications_seconds_sum{factor=\"totp\",outcome=\"verified\",purpose=\"login\"} 8.0",
                        "mfa_verifications_seconds_sum{factor=\"recovery\",outcome=\"verified\",purpose=\"login\"} 40.0",
                        "mfa_verifications_seconds_count{factor=\"totp\",outcome=\"wrong_code\",purpose=\"login\"} 4");
    }

    @Test
    void histogramsOfAnswersReachAsFarAsAChallenge() {
        registry.config().meterFilter(histograms());
        new Shop(registry).aDay();
        assertThat(bounds("mfa_verifications"))
                .contains("1.0", "600.0")
                .allSatisfy(bound -> assertThat(Double.parseDouble(bound)).isBetween(1.0, 600.0));
        assertThat(bounds("mfa_deliveries")).contains("0.001", "30.0");
    }

    private List<String> bounds(String meter) {
        return BUCKET.matcher(registry.scrape())
                .results()
                .filter(bucket -> bucket.group(1).equals(meter))
                .map((MatchResult bucket) -> bucket.group(2))
                .filter(bound -> !bound.equals("+Inf"))
                .distinct()
                .toList();
    }

    /** What an application sets to have histograms. */
    static MeterFilter histograms() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return DistributionStatisticConfig.builder()
                        .percentilesHistogram(id.getName().startsWith("mfa."))
                        .build()
                        .merge(config);
            }
        };
    }
}
