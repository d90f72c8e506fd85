package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/** No property is only there to be checked: each is read where something is made of it. */
class PropertyUseTest {

    /** They are read by their names, before there are beans; or are there to have more checked. */
    private static final Set<String> READ_BY_NAME_OR_BY_CHECKS = Set.of(
            "MfaProperties.store",
            "MfaProperties.production",
            "MfaProperties$Totp.enabled",
            "MfaProperties$Recovery.enabled",
            "MfaSenderProperties$Mail.enabled",
            "MfaSenderProperties$Sms.enabled",
            "MfaSenderProperties$Notices.enabled");

    private final Set<String> read = new HashSet<>(READ_BY_NAME_OR_BY_CHECKS);

    @Test
    void eachIsReadBySomethingThatIsNoCheck() throws IOException, URISyntaxException {
        Path classes = Path.of(MfaProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.getFileName().toString().matches("([A-Z].*Check|TrialRun).*"))
                    .forEach(this::collect);
        }
        List<String> properties = Stream.of(MfaProperties.class, MfaSenderProperties.class)
                .flatMap(PropertyUseTest::components)
                .toList();
        assertThat(properties).hasSizeGreaterThan(50);
        assertThat(read).containsAll(properties);
    }

    private static Stream<String> components(Class<?> type) {
        return Stream.concat(
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> Type.getInternalName(type).replaceAll(".*/", "") + "." + name),
                Stream.of(type.getDeclaredClasses()).filter(Class::isRecord).flatMap(PropertyUseTest::components));
    }

    private void collect(Path file) {
        try {
            new ClassReader(Files.readAllBytes(file)).accept(new Reads(), ClassReader.SKIP_DEBUG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Collects what is called or read; an accessor that reads its own field does not count. */
    private final class Reads extends ClassVisitor {

        Reads() {
            super(SpringAsmInfo.ASM_VERSION);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String type, @Nullable String signature, String @Nullable [] thrown) {
            return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

                @Override
                public void visitMethodInsn(int code, String owner, String name, String type, boolean isInterface) {
                    add(owner, name);
                }

                @Override
                public void visitInvokeDynamicInsn(String name, String type, Handle maker, Object... arguments) {
                    Stream.of(arguments)
                            .filter(argument -> argument instanceof Handle handle
                                    && handle.getTag() != Opcodes.H_GETFIELD) // those of toString, equals and hashCode
                            .forEach(argument -> add(((Handle) argument).getOwner(), ((Handle) argument).getName()));
                }

                @Override
                public void visitFieldInsn(int code, String owner, String name, String type) {
                    if (code == Opcodes.GETFIELD && !name.equals(method)) {
                        add(owner, name);
                    }
                }
            };
        }

        private void add(String owner, String name) {
            read.add(owner.replaceAll(".*/", "") + "." + name);
        }
    }
}
