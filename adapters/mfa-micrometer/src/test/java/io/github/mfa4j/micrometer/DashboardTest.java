package io.github.mfa4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.micrometer.Dashboard.Cells;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboard asks for nothing that a registry does not have. */
class DashboardTest {

    private static final Dashboard DASHBOARD = Dashboard.read();
    private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final Pattern VARIABLE = Pattern.compile("label_values\\(([a-z_]+), ([a-z_]+)\\)");
    private static final Set<String> VALUES = Stream.of(
                    Stream.of("started", "verified", "sent", "failed"),
                    words(NotNow.Reason.values()),
                    words(Unavailable.Reason.values()),
                    words(Refused.Reason.values()),
                    words(Kind.values()))
            .flatMap(words -> words)
            .collect(Collectors.toSet());

    private static Scrape scrape = new Scrape(Map.of());

    private static Stream<String> words(Enum<?>[] constants) {
        return Stream.of(constants).map(Words::of);
    }

    @BeforeAll
    static void aDayInTheShop() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(ScrapeTest.histograms());
        new Shop(registry).aDay();
        scrape = Scrape.of(registry.scrape());
    }

    static List<Dashboard.Query> queries() {
        return DASHBOARD.queries();
    }

    @ParameterizedTest
    @MethodSource({"queries", "alerts"})
    void itsQueriesNameWhatIsThere(Dashboard.Query query) {
        PromQl expression = new PromQl(query.expression());
        assertThat(expression.metrics()).isNotEmpty().allSatisfy(metric -> {
            assertThat(scrape.labels()).containsKey(metric);
            assertThat(scrape.labels().get(metric)).containsAll(expression.matched());
            assertThat(scrape.labels().get(metric)).containsAll(expression.grouped());
        });
        assertThat(VALUES).containsAll(expression.values());
        assertThat(expression.words())
                .isSubsetOf("sum", "by", "rate", "increase", "histogram_quantile", "or", "unless", "vector");
        assertThat(expression.grouped())
                .containsAll(IN_LEGEND
                        .matcher(query.legend())
                        .results()
                        .map(label -> label.group(1))
                        .toList());
    }

    static List<Dashboard.Query> alerts() {
        return Dashboard.document("README.md")
                .split("```promql\n", 2)[1]
                .split("```", 2)[0]
                .lines()
                .map(alert -> new Dashboard.Query("alert", alert, ""))
                .toList();
    }

    @Test
    void itsVariablesAreFilledFromWhatIsThere() {
        assertThat(DASHBOARD.variables()).hasSize(2).allSatisfy(variable -> {
            MatchResult found = VARIABLE.matcher(variable).results().findFirst().orElseThrow();
            assertThat(scrape.labels()).containsKey(found.group(1));
            assertThat(scrape.labels().get(found.group(1))).contains(found.group(2));
        });
    }

    @Test
    void itsReadmeCountsTheSeries() {
        assertThat(Dashboard.document("README.md"))
                .contains(Kind.values().length + " of `mfa_events` for each factor")
                .contains(Dependency.values().length + " of `mfa_outages`");
    }

    @Test
    void itShowsEveryMeter() {
        Set<String> shown = DASHBOARD.queries().stream()
                .flatMap(query -> new PromQl(query.expression()).metrics().stream())
                .collect(Collectors.toSet());
        assertThat(scrape.labels().keySet().stream().filter(metric -> !metric.matches(".*_(sum|max)")))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(shown).contains(metric));
    }

    @Test
    void itsPanelsLieSideBySide() {
        List<Cells> cells = DASHBOARD.cells();
        for (int i = 0; i < cells.size(); i++) {
            Cells panel = cells.get(i);
            assertThat(panel.x() + panel.width()).isLessThanOrEqualTo(24);
            assertThat(cells.subList(0, i)).noneMatch(panel::overlaps);
        }
        assertThat(DASHBOARD.panels()).map(panel -> Dashboard.text(panel, "id")).doesNotHaveDuplicates();
    }

    @Test
    void itSaysWhatItShowsAndAsksTheChosenSource() {
        assertThat(DASHBOARD.panels()).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(Dashboard.text(panel, "title")).isNotBlank();
            assertThat(Dashboard.text(panel, "description")).isNotBlank();
            JsonObject source = panel.getAsJsonObject("datasource");
            assertThat(Dashboard.text(source, "uid")).isEqualTo("${datasource}");
        });
        assertThat(DASHBOARD.json().get("schemaVersion").getAsInt()).isEqualTo(42);
    }
}
