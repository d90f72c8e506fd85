package io.github.mfa4j.spring.boot;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/** The properties that there are, read off the records that hold them. */
final class PropertyNames {

    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("mfa");

    private final Map<ConfigurationPropertyName, Bindable<?>> leaves = new LinkedHashMap<>();
    private final Set<ConfigurationPropertyName> groups = new HashSet<>();

    PropertyNames() {
        collect(ROOT, MfaProperties.class);
        collect(ROOT, MfaSenderProperties.class);
    }

    private void collect(ConfigurationPropertyName group, Class<?> type) {
        groups.add(group);
        for (RecordComponent component : type.getRecordComponents()) {
            ConfigurationPropertyName name = group.append(DataObjectPropertyName.toDashedForm(component.getName()));
            if (component.getType().isRecord()) {
                collect(name, component.getType());
            } else {
                leaves.put(name, Bindable.of(ResolvableType.forType(component.getGenericType())));
            }
        }
    }

    /** Every property with its type; a map is one of them, and so is a set. */
    Map<ConfigurationPropertyName, Bindable<?>> leaves() {
        return leaves;
    }

    /** Whether this is a name that others begin with, and has no value of its own. */
    boolean isGroup(ConfigurationPropertyName name) {
        return groups.contains(name);
    }

    /** Whether this is a property, or an entry of one. */
    boolean know(ConfigurationPropertyName name) {
        return leaves.containsKey(name)
                || leaves.entrySet().stream()
                        .anyMatch(leaf ->
                                leaf.getKey().isAncestorOf(name) && isEntry(leaf.getKey(), leaf.getValue(), name));
    }

    /** The name of an entry is one element, or in brackets: Boot passes over others. */
    private static boolean isEntry(ConfigurationPropertyName leaf, Bindable<?> type, ConfigurationPropertyName name) {
        List<String> inside = namesInside(type);
        int below = name.getNumberOfElements() - leaf.getNumberOfElements();
        if (!hasEntries(type) || inside.isEmpty()) {
            return hasEntries(type) && below == 1;
        }
        return below == 2
                && inside.stream()
                        .anyMatch(last -> name.getParent().append(last).equals(name));
    }

    /** What an entry of a map has in it; nothing if it is a value. */
    private static List<String> namesInside(Bindable<?> type) {
        Class<?> entry = type.getType().asMap().getGeneric(1).resolve(Object.class);
        return entry.isRecord()
                ? Stream.of(entry.getRecordComponents())
                        .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
                        .toList()
                : List.of();
    }

    /** Whether Boot reads this variable of the system as a property, or as an entry of one. */
    boolean knowVariable(String variable) {
        return leaves.entrySet().stream()
                .anyMatch(leaf -> spellings(leaf.getKey().toString())
                        .anyMatch(name -> variable.equals(name) || isEntry(name, leaf.getValue(), variable)));
    }

    private static boolean isEntry(String leaf, Bindable<?> type, String variable) {
        if (!hasEntries(type) || !variable.startsWith(leaf + "_")) {
            return false;
        }
        String entry = variable.substring(leaf.length() + 1);
        List<String> inside = namesInside(type);
        return inside.isEmpty()
                ? !entry.contains("_")
                : inside.stream().flatMap(PropertyNames::spellings).anyMatch(last -> entry.endsWith("_" + last));
    }

    /** Without hyphens, and with underscores for them. */
    private static Stream<String> spellings(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return Stream.of(variable.replace("-", ""), variable.replace('-', '_'));
    }

    private static boolean hasEntries(Bindable<?> type) {
        Class<?> known = type.getType().toClass();
        return Map.class.isAssignableFrom(known) || Set.class.isAssignableFrom(known);
    }
}
