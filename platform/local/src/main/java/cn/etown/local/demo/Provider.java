package cn.etown.local.demo;

/**
 * A made-up unit that sends its sales.
 *
 * @param code its unified social credit code, which the realm's accounts of the unit carry
 * @param machine the client under which its system sends
 * @param signer the person who submits its contract
 */
record Provider(String code, String name, String sourceSystem, String interfaceCode, String machine, String signer) {

    static final Provider A =
            new Provider("91141029MA0DEM1AXT", "演示电商服务中心", "演示网店订单系统", "demo-shop-sales", "unit-a-system", "signer-a");

    static final Provider B =
            new Provider("93141029MA0DEM2BXB", "演示特产合作社", "演示门店收银系统", "demo-coop-sales", "unit-b-system", "signer-b");
}
