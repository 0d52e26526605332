/** Standard interfaces (标准接口): contracts that are ready to use. */
package cn.etown.governance.standard.template;
