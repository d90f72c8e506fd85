package io.github.mfa4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rooms of the design: core names no factor, no adapter, no framework, and keeps to a few habits. */
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.mfa4j");

    private static final String[] AUDIENCES = {
        "io.github.mfa4j", "io.github.mfa4j.spi", "io.github.mfa4j.factor", "io.github.mfa4j.memory"
    };
    private static final String[] ROOMS = Stream.concat(Arrays.stream(AUDIENCES), Stream.of("io.github.mfa4j.crypto"))
            .toArray(String[]::new);

    @Test
    void coreDependsOnNothingButTheJdkAndItsTwoLibraries() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.mfa4j",
                        "io.github.mfa4j.spi",
                        "io.github.mfa4j.factor",
                        "io.github.mfa4j.memory",
                        "io.github.mfa4j.crypto",
                        "java.lang..",
                        "java.io",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "javax.crypto..",
                        "org.slf4j..",
                        "org.jspecify.annotations")
                .check(CORE);
    }

    @Test
    void thereAreThreeAudiencesAndTheDefaultsAndEachPackageIsNullMarked() {
        for (String room : ROOMS) {
            assertThat(CORE.getPackage(room).isAnnotatedWith(NullMarked.class))
                    .as(room)
                    .isTrue();
        }
        classes().should().resideInAnyPackage(ROOMS).check(CORE);
    }

    @Test
    void theCipherIsNobodysToCall() throws IOException, URISyntaxException {
        Path classes = Path.of(MultiFactor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (InputStream descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
            assertThat(ModuleDescriptor.read(descriptor).exports())
                    .extracting(ModuleDescriptor.Exports::source)
                    .containsExactlyInAnyOrder(AUDIENCES);
        }
    }

    @Test
    void nothingReadsTheClockThePlatformRandomnessOrTheDefaultLocale() {
        noClasses().should().callMethod(java.time.Instant.class, "now").check(CORE);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CORE);
        noClasses().should().callMethod(System.class, "nanoTime").check(CORE);
        noClasses().should().callMethod(String.class, "toLowerCase").check(CORE);
        noClasses().should().callMethod(String.class, "toUpperCase").check(CORE);
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .check(CORE);
        noClasses().should().callMethod(Locale.class, "getDefault").check(CORE);
        noClasses().should().accessField(System.class, "out").check(CORE);
        noClasses().should().accessField(System.class, "err").check(CORE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, Thread.class)
                .check(CORE);
    }

    @Test
    void memoryIsUsedByNobodyInCore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.mfa4j.memory")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.mfa4j.memory")
                .check(CORE);
    }
}
