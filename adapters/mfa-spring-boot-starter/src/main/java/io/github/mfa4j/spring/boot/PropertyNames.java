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

    /**
     * Whether a variable that is no property was meant for one: it is inside a group of ours, one slip away from a name, or short for
     * one. Whatever else begins with our prefix may be the application's.
     */
    boolean isMeantBy(String variable) {
        return groups.stream()
                        .filter(group -> !group.equals(ROOT))
                        .flatMap(group -> spellings(group.toString()))
                        .anyMatch(group -> variable.startsWith(group + "_"))
                || leaves.keySet().stream()
                        .map(ConfigurationPropertyName::toString)
                        .anyMatch(leaf ->
                                isShort(leaf, variable) || spellings(leaf).anyMatch(name -> isSlip(name, variable)));
    }

    /** One letter too many, too few or wrong, or two changed about. A plural is another word, as in MFA_CODE_LENGTH. */
    private static boolean isSlip(String name, String variable) {
        int shorter = Math.min(name.length(), variable.length());
        int head = 0;
        while (head < shorter && name.charAt(head) == variable.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && name.charAt(name.length() - 1 - tail) == variable.charAt(variable.length() - 1 - tail)) {
            tail++;
        }
        String meant = name.substring(head, name.length() - tail);
        String found = variable.substring(head, variable.length() - tail);
        boolean isSwapped = meant.length() == 2 && found.contentEquals(new StringBuilder(meant).reverse());
        return (isSwapped || Math.max(meant.length(), found.length()) <= 1)
                && !singular(name).equals(singular(variable));
    }

    /** As MFA_PROD is for MFA_PRODUCTION; of several words each is a word of its own. */
    private static boolean isShort(String leaf, String variable) {
        return !leaf.contains("-")
                && spellings(leaf)
                        .anyMatch(name -> name.startsWith(variable) && name.indexOf('_', variable.length()) < 0);
    }

    private static String singular(String variable) {
        return variable.replaceAll("S(?=_|$)", "");
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
