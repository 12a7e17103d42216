package io.neurocards.web.desk;

import java.util.Arrays;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Gives each act and each table its routes, before the first request. */
@Component
record ToldRoutes(ActPages acts, ListPages lists, RequestMappingHandlerMapping requestMappingHandlerMapping)
        implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        for (var act : acts.acts()) {
            tell(act.path(), RequestMethod.GET, acts, "ask");
            tell(act.path(), RequestMethod.POST, acts, "perform");
        }
        for (var path : lists.paths()) {
            tell(path, RequestMethod.GET, lists, "page");
            tell(ListPages.file(path), RequestMethod.GET, lists, "csv");
        }
    }

    private void tell(String path, RequestMethod method, Object pages, String name) {
        var route = RequestMappingInfo.paths(path)
                .methods(method)
                .options(requestMappingHandlerMapping.getBuilderConfiguration())
                .build();
        var handler = Arrays.stream(pages.getClass().getDeclaredMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        requestMappingHandlerMapping.registerMapping(route, pages, handler);
    }
}
