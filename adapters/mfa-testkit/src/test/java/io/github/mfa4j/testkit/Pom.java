package io.github.mfa4j.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** One pom.xml as it is written, with nothing inherited. */
record Pom(String folder, Element project) {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    static Pom read(Path root, String folder) {
        Path file = root.resolve(folder).resolve("pom.xml");
        try {
            return new Pom(
                    folder,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(file.toFile())
                            .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    String artifactId() {
        return text(project, "artifactId");
    }

    List<String> modules() {
        return children(project, "modules").stream()
                .flatMap(modules -> children(modules, "module").stream())
                .map(Element::getTextContent)
                .toList();
    }

    /** The dependencies of the module itself, without those that it only manages. */
    List<Element> dependencies() {
        return children(project, "dependencies").stream()
                .flatMap(dependencies -> children(dependencies, "dependency").stream())
                .toList();
    }

    /** Every element anywhere in this pom that names an artifact and its version. */
    List<Element> versionedArtifacts() {
        List<Element> found = new ArrayList<>();
        var all = project.getElementsByTagName("artifactId");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i).getParentNode() instanceof Element parent
                    && !text(parent, "groupId").isEmpty()
                    && !text(parent, "version").isEmpty()) {
                found.add(parent);
            }
        }
        return found;
    }

    /** The text with this pom's properties filled in. */
    String interpolate(String text) {
        return PROPERTY.matcher(text).replaceAll(match -> property(match.group(1)));
    }

    private String property(String name) {
        return children(project, "properties").stream()
                .map(properties -> text(properties, name))
                .findFirst()
                .orElse("");
    }

    static String text(Element parent, String child) {
        List<Element> found = children(parent, child);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
