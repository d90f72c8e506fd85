package io.github.mfa4j.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The poms of this build and the documents beside them, so that a test can hold one against the other. */
final class Reactor {
    private static final String GROUP = "io.github.mfa4j";

    private final Path root;
    private final Pom parent;
    private final List<Pom> modules;

    private Reactor(Path root) {
        this.root = root;
        this.parent = Pom.read(root, "");
        this.modules =
                parent.modules().stream().map(folder -> Pom.read(root, folder)).toList();
    }

    static Reactor open() {
        String root = requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root, which the parent pom sets");
        return new Reactor(Path.of(root));
    }

    String document(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Artifact to folder, for every module of the build. */
    Map<String, String> folders() {
        return modules.stream()
                .collect(Collectors.toMap(Pom::artifactId, Pom::folder, (one, two) -> one + ", " + two, TreeMap::new));
    }

    /** {@code a -> b} for every module that needs another one to run. */
    Set<String> arrows() {
        return modules.stream()
                .flatMap(module -> module.dependencies().stream()
                        .filter(dependency -> Pom.text(dependency, "groupId").equals(GROUP))
                        .filter(dependency -> !Pom.text(dependency, "scope").equals("test"))
                        .map(dependency -> module.artifactId() + " -> " + Pom.text(dependency, "artifactId")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code group:artifact version} for everything of others that some pom asks for. */
    Set<String> versions() {
        return Stream.concat(Stream.of(parent), modules.stream())
                .flatMap(pom -> pom.versionedArtifacts().stream().map(artifact -> version(pom, artifact)))
                .filter(version -> !version.startsWith(GROUP + ":"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String version(Pom pom, Element artifact) {
        String version = pom.interpolate(Pom.text(artifact, "version"));
        return Pom.text(artifact, "groupId")
                + ":"
                + Pom.text(artifact, "artifactId")
                + " "
                + (version.isEmpty() ? parent.interpolate(Pom.text(artifact, "version")) : version);
    }
}
