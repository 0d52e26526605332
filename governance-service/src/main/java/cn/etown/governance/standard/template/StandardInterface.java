package cn.etown.governance.standard.template;

import cn.etown.governance.contract.domain.Theme;
import cn.etown.kit.problem.Text;

import java.util.List;

/** The standard interfaces (标准接口): contracts that are ready to use. A changed one is another version; an old one stays. */
enum StandardInterface {
    INVENTORY_DAYS(
            "inventory-days",
            Theme.INVENTORY,
            new Text("日库存", "Daily stock"),
            new Text(
                    "每仓每商品每日的期初、入库、出库、损耗、期末，期初加入库减出库减损耗等于期末",
                    "Opening, in, out, loss and closing of each warehouse, product and day; opening + in - out - loss = closing"),
            List.of("1.0.0")),
    PRODUCTION_ORDERS(
            "production-orders",
            Theme.PRODUCTION,
            new Text("生产工单", "Production orders"),
            new Text(
                    "每张完工工单的产出、报废、入库，产出减报废等于入库",
                    "Output, scrap and stock in of each order that was completed; output - scrap = stock in"),
            List.of("1.0.0")),
    SALES_LINES(
            "sales-lines",
            Theme.SALES,
            new Text("销售明细", "Sales lines"),
            new Text("每个订单商品行的成交或退货，退货为负数", "Each line of an order, sold or returned; returns are negative"),
            List.of("1.0.0"));

    private final String code;
    private final Theme theme;
    private final Text name;
    private final Text description;
    private final List<String> versions;

    StandardInterface(String code, Theme theme, Text name, Text description, List<String> versions) {
        this.code = code;
        this.theme = theme;
        this.name = name;
        this.description = description;
        this.versions = versions;
    }

    String code() {
        return code;
    }

    Theme theme() {
        return theme;
    }

    Text label() {
        return name;
    }

    Text description() {
        return description;
    }

    /** Oldest first. */
    List<String> versions() {
        return versions;
    }

    String latest() {
        return versions.get(versions.size() - 1);
    }
}
