package io.github.mfa4j.benchmarks.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The newest run of each section, and its form as JSON. Immutable. */
public final class Results {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final TypeToken<TreeMap<Section, SectionRun>> FORM = new TypeToken<>() {};

    private final SortedMap<Section, SectionRun> runs;

    private Results(SortedMap<Section, SectionRun> runs) {
        this.runs = runs;
    }

    public static Results none() {
        return new Results(new TreeMap<>());
    }

    public static Results ofJson(String json) {
        return new Results(GSON.fromJson(json, FORM));
    }

    public String toJson() {
        return GSON.toJson(runs) + "\n";
    }

    /** The same with a newer run of one section. */
    public Results with(Section section, SectionRun run) {
        SortedMap<Section, SectionRun> newer = new TreeMap<>(runs);
        newer.put(section, run);
        return new Results(newer);
    }

    Map<Section, SectionRun> runs() {
        return runs.isEmpty() ? Map.of() : new EnumMap<>(runs);
    }

    /** Finds an operation on a store by its name; empty if it was not measured. */
    Optional<Latency> latency(String name) {
        return runs.values().stream()
                .map(SectionRun::latencies)
                .flatMap(latencies -> latencies == null ? Stream.empty() : latencies.stream())
                .filter(latency -> latency.name().equals(name))
                .findFirst();
    }

    /** Finds a measurement by its name; empty if it was not measured. */
    Optional<Measurement> find(String name) {
        return runs.values().stream()
                .map(SectionRun::measurements)
                .flatMap(List::stream)
                .filter(measurement -> measurement.name().equals(name))
                .findFirst();
    }
}
