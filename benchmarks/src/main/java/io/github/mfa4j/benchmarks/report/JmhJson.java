package io.github.mfa4j.benchmarks.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/** Reads what the report needs from the JSON that JMH writes. */
public final class JmhJson {

    private static final String BYTES_BY_PROFILER = "gc.alloc.rate.norm";
    private static final String BYTES_BY_BENCHMARK = "bytesPerOperation";
    private static final String CPU_BY_PROFILER = "core.time.norm";
    private static final String CPU_BY_BENCHMARK = "cpuNanosPerOperation";

    private JmhJson() {}

    /**
     * Reads the results of a run.
     *
     * @param json an array as JMH 1.37 writes it
     * @return one measurement for each benchmark and library
     * @throws IllegalArgumentException if a result has a unit that is no time per operation, or lacks its allocation or time on a core
     */
    public static List<Measurement> read(String json) {
        List<Measurement> measurements = new ArrayList<>();
        for (JsonElement result : JsonParser.parseString(json).getAsJsonArray()) {
            measurements.add(measurement(result.getAsJsonObject()));
        }
        return measurements;
    }

    private static Measurement measurement(JsonObject result) {
        String name = name(result);
        JsonObject time = result.getAsJsonObject("primaryMetric");
        double unit = nanosIn(time.get("scoreUnit").getAsString());
        JsonObject others = result.getAsJsonObject("secondaryMetrics");
        // A benchmark that counts for itself has something in its iterations that the profiler must not count.
        JsonObject bytes = either(name, others, BYTES_BY_BENCHMARK, BYTES_BY_PROFILER);
        JsonObject core = either(name, others, CPU_BY_BENCHMARK, CPU_BY_PROFILER);
        return new Measurement(
                name,
                median(core),
                median(time) * unit,
                samples(time) < 3 ? null : time.get("scoreError").getAsDouble() * unit,
                samples(time),
                median(bytes));
    }

    private static JsonObject either(String name, JsonObject metrics, String first, String second) {
        String key = metrics.has(first) ? first : second;
        if (!metrics.has(key)) {
            throw new IllegalArgumentException(name + " has neither " + first + " nor " + second);
        }
        return metrics.getAsJsonObject(key);
    }

    private static String name(JsonObject result) {
        String[] parts = result.get("benchmark").getAsString().split("\\.", -1);
        String name = parts[parts.length - 2] + '.' + parts[parts.length - 1];
        return result.has("params")
                ? name + '/' + result.getAsJsonObject("params").get("library").getAsString()
                : name;
    }

    private static double median(JsonObject metric) {
        return metric.getAsJsonObject("scorePercentiles").get("50.0").getAsDouble();
    }

    private static int samples(JsonObject metric) {
        int samples = 0;
        for (JsonElement fork : metric.getAsJsonArray("rawData")) {
            samples += fork.getAsJsonArray().size();
        }
        return samples;
    }

    private static double nanosIn(String unit) {
        return switch (unit) {
            case "ns/op" -> 1;
            case "us/op" -> 1e3;
            case "ms/op" -> 1e6;
            default -> throw new IllegalArgumentException("unit = " + unit + ", known are ns/op, us/op and ms/op");
        };
    }
}
