package io.github.mfa4j.micrometer;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code docs/grafana/mfa4j.json}. */
record Dashboard(JsonObject json) {

    /** Where a panel is, in cells of the grid. */
    record Cells(int x, int y, int width, int height) {

        boolean overlaps(Cells other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /** A query of a panel. */
    record Query(String panel, String expression, String legend) {}

    static Dashboard read() {
        return new Dashboard(JsonParser.parseString(document("mfa4j.json")).getAsJsonObject());
    }

    static String document(String name) {
        String root = requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root, which the parent pom sets");
        try {
            return Files.readString(Path.of(root, "docs/grafana", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonObject> panels() {
        return objects(json.getAsJsonArray("panels")).toList();
    }

    List<Cells> cells() {
        return panels().stream()
                .map(panel -> panel.getAsJsonObject("gridPos"))
                .map(at -> new Cells(number(at, "x"), number(at, "y"), number(at, "w"), number(at, "h")))
                .toList();
    }

    List<Query> queries() {
        return panels().stream().flatMap(Dashboard::queries).toList();
    }

    /** What fills the lists of values to choose from. */
    List<String> variables() {
        return objects(json.getAsJsonObject("templating").getAsJsonArray("list"))
                .filter(variable -> text(variable, "type").equals("query"))
                .map(variable -> text(variable.getAsJsonObject("query"), "query"))
                .toList();
    }

    static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private static Stream<Query> queries(JsonObject panel) {
        return objects(panel.getAsJsonArray("targets"))
                .map(target -> new Query(text(panel, "title"), text(target, "expr"), text(target, "legendFormat")));
    }

    private static int number(JsonObject object, String name) {
        return object.get(name).getAsInt();
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
    }
}
