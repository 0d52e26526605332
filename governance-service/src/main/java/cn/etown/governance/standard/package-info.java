/** The standard library (接口标准, R3.2b): data elements, code lists, naming rules, standard interfaces; and mappings (R5.4). */
package cn.etown.governance.standard;
