package io.github.mfa4j.spring.boot;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
                                hasEntries(leaf.getValue()) && leaf.getKey().isAncestorOf(name));
    }

    private static boolean hasEntries(Bindable<?> type) {
        Class<?> known = type.getType().toClass();
        return Map.class.isAssignableFrom(known) || Set.class.isAssignableFrom(known);
    }
}
