package io.neurocards.quality;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.ref.SoftReference;

/**
 * The product's compiled classes, read once for all rules: reading them takes longer than all that is asked of them, and they are
 * some hundred megabytes, which go when other tests need the room.
 */
final class ProductClasses {

    private static SoftReference<JavaClasses> read = new SoftReference<>(null);

    private ProductClasses() {}

    static synchronized JavaClasses all() {
        var known = read.get();
        if (known == null) {
            known = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.neurocards");
            read = new SoftReference<>(known);
        }
        return known;
    }
}
