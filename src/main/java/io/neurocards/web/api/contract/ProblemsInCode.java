package io.neurocards.web.api.contract;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Finds which problems a route may end with: those that its compiled code names, and the code that it calls, as far as that is ours.
 * What is caught on the way is left out. Behind an interface nothing is found, so that there may be more.
 */
@Component
@Lazy
final class ProblemsInCode implements OperationCustomizer {

    private static final String OURS = "io/neurocards/";
    private static final String CODES = ProblemCode.class.getName().replace('.', '/');

    private static final String PROBLEMS = ProblemException.class.getName().replace('.', '/');

    /** What became of a clip stands in its own answer, and refuses no call. */
    private static final Set<ProblemCode> OF_CLIPS = EnumSet.of(
            ProblemCode.CONTENT_REFUSED, ProblemCode.CANCELLED_BY_CUSTOMER, ProblemCode.CANCELLED_BY_OPERATOR);

    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();

    private final Map<Operation, Set<ProblemCode>> found = Collections.synchronizedMap(new IdentityHashMap<>());

    ProblemsInCode() {}

    private record Place(String owner, String name, String type) {}

    @Override
    public Operation customize(Operation operation, HandlerMethod route) {
        found.put(operation, of(route.getMethod()));
        return operation;
    }

    /** Returns the codes that an operation of the contract may end with, in the order in which they are listed. */
    Set<ProblemCode> of(Operation operation) {
        return found.getOrDefault(operation, Set.of());
    }

    private Set<ProblemCode> of(Method route) {
        var type = MethodType.methodType(route.getReturnType(), route.getParameterTypes());
        var codes = EnumSet.noneOf(ProblemCode.class);
        var seen = new HashSet<Place>();
        var next = new ArrayDeque<Place>();
        next.add(new Place(
                route.getDeclaringClass().getName().replace('.', '/'), route.getName(), type.descriptorString()));
        while (!next.isEmpty()) {
            var place = next.remove();
            if (place.owner().startsWith(OURS) && !place.owner().equals(CODES) && seen.add(place)) {
                body(place)
                        .flatMap(MethodModel::code)
                        .ifPresent(code -> unguarded(code).forEach(element -> {
                            named(element).ifPresent(codes::add);
                            next.addAll(called(element));
                        }));
            }
        }
        return codes;
    }

    /** Returns what is not within a {@code try} that catches problems: the caller never sees those. */
    private static List<CodeElement> unguarded(CodeModel code) {
        var guards = code.exceptionHandlers().stream()
                .filter(guard -> guard.catchType()
                        .filter(type -> type.asInternalName().equals(PROBLEMS))
                        .isPresent())
                .toList();
        var all = new ArrayList<CodeElement>();
        var depth = 0;
        for (var element : code) {
            if (element instanceof LabelTarget here) {
                for (var guard : guards) {
                    depth += guard.tryStart().equals(here.label()) ? 1 : 0;
                    depth -= guard.tryEnd().equals(here.label()) ? 1 : 0;
                }
            } else if (depth == 0) {
                all.add(element);
            }
        }
        return all;
    }

    private static Optional<ProblemCode> named(CodeElement element) {
        return element instanceof FieldInstruction field
                        && field.owner().asInternalName().equals(CODES)
                        && field.type().stringValue().equals("L" + CODES + ";")
                ? Optional.of(ProblemCode.valueOf(field.name().stringValue())).filter(code -> !OF_CLIPS.contains(code))
                : Optional.empty();
    }

    private static List<Place> called(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call ->
                List.of(new Place(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue()));
            case InvokeDynamicInstruction lambda ->
                lambda.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .map(ProblemsInCode::place)
                        .toList();
            default -> List.of();
        };
    }

    private static Place place(DirectMethodHandleDesc handle) {
        var owner = handle.owner().descriptorString();
        return new Place(owner.substring(1, owner.length() - 1), handle.methodName(), handle.lookupDescriptor());
    }

    /** Returns the method, which may be that of a class above. */
    private Optional<MethodModel> body(Place place) {
        var owner = Optional.of(place.owner());
        while (owner.isPresent() && owner.get().startsWith(OURS)) {
            var model = model(owner.get());
            var own = model.stream()
                    .flatMap(one -> one.methods().stream())
                    .filter(method -> method.methodName().equalsString(place.name())
                            && method.methodType().equalsString(place.type()))
                    .findFirst();
            if (own.isPresent()) {
                return own;
            }
            owner = model.flatMap(ClassModel::superclass).map(above -> above.asInternalName());
        }
        return Optional.empty();
    }

    private Optional<ClassModel> model(String name) {
        return classes.computeIfAbsent(name, ProblemsInCode::read);
    }

    private static Optional<ClassModel> read(String name) {
        try (var file = ProblemsInCode.class.getResourceAsStream("/" + name + ".class")) {
            return file == null ? Optional.empty() : Optional.of(ClassFile.of().parse(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
